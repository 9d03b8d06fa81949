import { watchWorkspace } from '@/lib/cutouts/service/watch';
import { refused, route, toJson } from '@/lib/http';
import { identifyMember } from '@/lib/workspaces/identify';

export const dynamic = 'force-dynamic';

const HEARTBEAT_MS = 15_000;

/** Server-sent events of one workspace: `cutout`, `removed`, `wallet`, and `gap` when some may have been missed. */
export const GET = route(async (request) => {
  const who = await identifyMember(request);
  if (!who.ok) return refused(who);
  const { viewer, scope } = who.value;

  let close = () => {};
  const stream = new ReadableStream<string>({
    start(controller) {
      const heartbeat = setInterval(() => controller.enqueue(': still here\n\n'), HEARTBEAT_MS);
      const stop = watchWorkspace(
        viewer,
        scope.workspaceId,
        ({ event, data }) => controller.enqueue(`event: ${event}\ndata: ${toJson(data)}\n\n`),
        () => close(),
      );
      close = () => {
        close = () => {};
        clearInterval(heartbeat);
        stop();
        process.off('clearcut:drain', close);
        controller.close();
      };
      process.on('clearcut:drain', close);
      request.signal.addEventListener('abort', () => close());
      controller.enqueue('retry: 1000\n\n');
    },
    cancel: () => close(),
  });
  return new Response(stream.pipeThrough(new TextEncoderStream()), {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
});
