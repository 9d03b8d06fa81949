import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { LIMITS, type Limit, waitMs } from './rules';
import { countUse, deleteWindowsBefore, uncountUse } from './store';

export type TooMany = Refusal<'too_many_requests', { retryAfterMs: number }>;

/** Uses `key` once. Refuses with the wait in ms when its window is full; a refused use lengthens nothing. */
export async function takeToken(key: string, limit: Limit, now: Date): Promise<Result<null, TooMany>> {
  const retryAfterMs = waitMs(await countUse(key, limit, now), limit, now);
  return retryAfterMs > 0 ? refuse('too_many_requests', { retryAfterMs }) : ok(null);
}

/** Uses several keys in order and stops at the first that refuses. */
export async function takeTokens(
  uses: readonly { key: string; limit: Limit }[],
  now: Date,
): Promise<Result<null, TooMany>> {
  for (const { key, limit } of uses) {
    const taken = await takeToken(key, limit, now);
    if (!taken.ok) return taken;
  }
  return ok(null);
}

/** Gives a use back, for limits that count only failures. */
export async function returnToken(key: string): Promise<void> {
  await uncountUse(key);
}

/** Forgets windows that closed long ago; for the sweeper. Answers how many. */
export function forgetClosedWindows(now: Date): Promise<number> {
  const longestMs = Math.max(...Object.values(LIMITS).map(({ windowMs }) => windowMs));
  return deleteWindowsBefore(new Date(now.getTime() - 2 * longestMs));
}
