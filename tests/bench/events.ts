import type { CutoutView } from '@/lib/cutouts/view';
import type { Client } from '../support/client';

/** An open event stream, as a page has one. */
export type Events = {
  /** `performance.now()` of the moment the cutout's end arrived; rejects when it ended in any way but well. */
  succeeded: (cutoutId: string) => Promise<number>;
  close: () => Promise<void>;
};

type Ended = { view: CutoutView; at: number };

/** Opens `GET /api/events` of the person's own workspace and waits for its first event. */
export async function openEvents(client: Client): Promise<Events> {
  const leave = new AbortController();
  const response = await client.fetch('/api/events', { signal: leave.signal });
  if (!response.ok || !response.body) throw new Error(`/api/events answered ${response.status}`);
  const ended = new Map<string, Ended>();
  const waiting = new Map<string, (end: Ended) => void>();
  const note = (view: CutoutView) => {
    if (view.status === 'queued' || view.status === 'processing') return;
    const end = { view, at: performance.now() };
    ended.set(view.id, end);
    waiting.get(view.id)?.(end);
  };
  let opened = () => {};
  const isOpen = new Promise<void>((resolve) => {
    opened = resolve;
  });
  const reading = read(response.body, ({ event, data }) => {
    if (event === 'cutout') note(JSON.parse(data));
    else opened();
  }).catch((error: unknown) => {
    if (!leave.signal.aborted) throw error;
  });
  await isOpen;
  return {
    async succeeded(cutoutId) {
      const end = ended.get(cutoutId) ?? (await new Promise<Ended>((resolve) => waiting.set(cutoutId, resolve)));
      waiting.delete(cutoutId);
      if (end.view.status !== 'succeeded')
        throw new Error(`a cutout ended as ${end.view.status}: ${end.view.failureText}`);
      return end.at;
    },
    async close() {
      leave.abort();
      await reading;
    },
  };
}

async function read(body: ReadableStream<Uint8Array>, onEvent: (message: { event: string; data: string }) => void) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const messages = (rest + decoder.decode(piece.value, { stream: true })).split('\n\n');
    rest = messages.pop() ?? '';
    for (const message of messages) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(message)?.[1] ?? '';
      if (field('event')) onEvent({ event: field('event'), data: field('data') });
    }
  }
}
