import { toJson } from '@/lib/http';
import { onDrain } from './drain';

const HEARTBEAT_MS = 15_000;

const HEADERS = {
  'content-type': 'text/event-stream',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};

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
      const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT_MS);
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
