import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readPart, Stalled } from '@/lib/net/part';

const MINUTE_MS = 60_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A body whose sender delivers one byte after each of these pauses, and then falls silent. */
function dripping(...pausesMs: number[]) {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const pauseMs = pausesMs.shift() ?? Number.POSITIVE_INFINITY;
      if (!Number.isFinite(pauseMs)) return new Promise(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      controller.enqueue(new Uint8Array(1));
    },
  }).getReader();
}

test('a sender who pauses again and again, each time for less than a minute, is never cut', async () => {
  const reader = dripping(59_000, 59_000, 59_000);
  for (let part = 0; part < 3; part += 1) {
    const read = readPart(reader, MINUTE_MS);
    await vi.advanceTimersByTimeAsync(59_000);
    expect((await read).value?.byteLength).toBe(1);
  }
});

test('a sender who delivers nothing for a minute is given up', async () => {
  const read = readPart(dripping(), MINUTE_MS).catch((error) => error);
  await vi.advanceTimersByTimeAsync(MINUTE_MS);
  expect(await read).toBeInstanceOf(Stalled);
  expect(vi.getTimerCount()).toBe(0);
});
