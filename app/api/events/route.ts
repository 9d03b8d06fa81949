import { type Seen, watchWorkspace } from '@/lib/cutouts/service/watch';
import { onDrain } from '@/lib/events/drain';
import { refused, route, toJson } from '@/lib/http';
import { identifyMember } from '@/lib/workspaces/identify';

export const dynamic = 'force-dynamic';

const HEARTBEAT_MS = 15_000;

/** Server-sent events of one workspace: `cutout`, `removed`, `wallet`, and `gap` when some may have been missed. */
export const GET = route(async (request) => {
  const who = await identifyMember(request);
  if (!who.ok) return refused(who);
  const { viewer, scope } = who.value;

  let release = () => {};
  const stream = new ReadableStream<string>({
    start(controller) {
      let open = true;
      const send = (text: string) => open && controller.enqueue(text);
      const end = () => {
        if (!open) return;
        release();
        controller.close();
      };
      const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT_MS);
      const show = ({ event, data }: Seen) => send(`event: ${event}\ndata: ${toJson(data)}\n\n`);
      const unwatch = watchWorkspace(viewer, scope.workspaceId, show, end);
      release = () => {
        open = false;
        clearInterval(heartbeat);
        unwatch();
        forget();
      };
      const forget = onDrain(end);
      send('retry: 1000\n\n');
    },
    // The reader went away and has closed the stream.
    cancel: () => release(),
  });
  return new Response(stream.pipeThrough(new TextEncoderStream()), {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
});
