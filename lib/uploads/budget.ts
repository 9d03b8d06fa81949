import { env } from '@/lib/env';
import { type Refusal, refuse } from '@/lib/result';
import { isWithinShare } from './rules';

const RETRY_AFTER_MS = 3_000;

export type TooMuchInFlight = Refusal<'too_much_in_flight', { retryAfterMs: number }>;

const shared = globalThis as typeof globalThis & { clearcutInFlight?: Map<string, number> };

/**
 * Runs `receive` while `bytes` of this process's budget (`UPLOAD_BYTES_IN_FLIGHT`) are taken in a person's name. They are
 * free again however it ends. Refuses `too_much_in_flight`, and nothing is read, when their share is used up.
 */
export async function withRoom<R>(
  personId: string,
  bytes: number,
  receive: () => Promise<R>,
): Promise<R | TooMuchInFlight> {
  shared.clearcutInFlight ??= new Map();
  const inFlight = shared.clearcutInFlight;
  const change = (by: number) => {
    const ownBytes = (inFlight.get(personId) ?? 0) + by;
    if (ownBytes > 0) inFlight.set(personId, ownBytes);
    else inFlight.delete(personId);
    return ownBytes;
  };
  const ownBytes = change(bytes);
  try {
    const allBytes = [...inFlight.values()].reduce((sum, one) => sum + one, 0);
    if (!isWithinShare(ownBytes, allBytes, env().UPLOAD_BYTES_IN_FLIGHT)) {
      return refuse('too_much_in_flight', { retryAfterMs: RETRY_AFTER_MS });
    }
    return await receive();
  } finally {
    change(-bytes);
  }
}
