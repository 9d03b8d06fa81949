import { expect, test } from 'vitest';
import { Stalled } from '@/lib/net/part';
import { inTurns } from '@/lib/uploads/turns';

const MORE_THAN_AT_ONCE = 50;
const STALL_MS = 60_000;

const silent = () => new ReadableStream<Uint8Array>();

function sending(chunks: number): ReadableStream<Uint8Array> {
  let left = chunks;
  return new ReadableStream({
    pull(controller) {
      if (left-- > 0) controller.enqueue(new Uint8Array(1));
      else controller.close();
    },
  });
}

async function countBytes(body: ReadableStream<Uint8Array>): Promise<number> {
  let sizeBytes = 0;
  for await (const chunk of inTurns(body, STALL_MS)) sizeBytes += chunk.byteLength;
  return sizeBytes;
}

test('senders who fall silent keep nobody from being read', async () => {
  for (let index = 0; index < MORE_THAN_AT_ONCE; index += 1) void inTurns(silent(), STALL_MS).next();
  expect(await countBytes(sending(100))).toBe(100);
});

test('bodies that wait for their reader keep nobody from being read', async () => {
  const held = Array.from({ length: MORE_THAN_AT_ONCE }, () => inTurns(sending(2), STALL_MS));
  await Promise.all(held.map((body) => body.next()));
  expect(await countBytes(sending(100))).toBe(100);
  for (const body of held) await body.return(undefined);
});

test('many together are each read to the end', async () => {
  const counts = Array.from({ length: MORE_THAN_AT_ONCE }, (_, index) => countBytes(sending(index)));
  expect(await Promise.all(counts)).toEqual(Array.from({ length: MORE_THAN_AT_ONCE }, (_, index) => index));
});

test('a body that nobody reads to the end is let go', async () => {
  let reason: unknown = 'kept';
  const body = inTurns(
    new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(1)),
      cancel: (why) => {
        reason = why;
      },
    }),
    STALL_MS,
  );
  await body.next();
  await body.return(undefined);
  expect(reason).toBeUndefined();
});

test('a sender who falls silent for too long ends his own turn, and his body is left for the answer', async () => {
  let isLetGo = false;
  const body = new ReadableStream<Uint8Array>({
    cancel: () => {
      isLetGo = true;
    },
  });
  await expect(inTurns(body, 1).next()).rejects.toThrow(Stalled);
  expect(isLetGo).toBe(false);
});
