import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { startDeadline } from '@/lib/net/deadline';

const aborted = (signal: AbortSignal) =>
  new Promise<unknown>((resolve) => signal.addEventListener('abort', () => resolve(signal.reason), { once: true }));

test('a deadline passes although memory is collected meanwhile', async () => {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  const passed = aborted(startDeadline(50, new AbortController().signal).signal);
  if (typeof collect === 'function') collect();
  expect(await passed).toMatchObject({ name: 'TimeoutError' });
});

test('the outer signal ends it at once, also when it had ended before', async () => {
  const outer = new AbortController();
  const { signal } = startDeadline(60_000, outer.signal);
  outer.abort('drain');
  expect(signal.reason).toBe('drain');
  expect(startDeadline(60_000, outer.signal).signal.reason).toBe('drain');
});

test('work that is over is not aborted any more', () => {
  const outer = new AbortController();
  const { signal, end } = startDeadline(60_000, outer.signal);
  end();
  outer.abort();
  expect(signal.aborted).toBe(false);
});
