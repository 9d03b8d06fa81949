import { z } from 'zod';
import { toJson } from '@/lib/http';
import { onDrain } from './drain';

const HEARTBEAT_MS = 15_000;

const HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};

const msSchema = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

/**
 * From when on whoever asks knows nothing, in ms since 1970 by a server's clock: what they heard last before their line broke, or
 * `?since=`, when what they have was read. Undefined where they say nothing that makes sense.
 */
export function unknownSince(request: Request): number | undefined {
  const said = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('since');
  return said ? msSchema.safeParse(said).data : undefined;
}

type Show = (told: { event: string; data: unknown }) => void;

/**
 * Answers with server-sent events: what `watch` shows, until it calls `end`, the reader goes away or the server leaves.
 * `watch` answers how to stop it.
 */
export function eventStream(watch: (show: Show, end: () => void) => () => void): Response {
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
      const unwatch = watch(({ event, data }) => send(`event: ${event}\ndata: ${toJson(data)}\n\n`), end);
      // The id: a browser that comes back after a broken line says until when it has heard everything. Events have none, for of
      // several that are told together the line may break between them.
      const heartbeat = setInterval(() => send(`: still here\nid: ${Date.now()}\n\n`), HEARTBEAT_MS);
      const forget = onDrain(end);
      release = () => {
        open = false;
        clearInterval(heartbeat);
        unwatch();
        forget();
      };
      send('retry: 1000\n\n');
    },
    // The reader went away and has closed the stream.
    cancel: () => release(),
  });
  return new Response(stream.pipeThrough(new TextEncoderStream()), { headers: HEADERS });
}
