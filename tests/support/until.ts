import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something is true, looking often; fails after `timeoutMs`. */
export async function until(isTrue: () => Promise<boolean> | boolean, timeoutMs = 60_000): Promise<void> {
  const endsAt = Date.now() + timeoutMs;
  while (!(await isTrue())) {
    if (Date.now() > endsAt) throw new Error(`still not true after ${timeoutMs} ms: ${isTrue}`);
    await sleep(50);
  }
}
