import { log } from '@/lib/log';
import { HEARTBEAT_MS, LEASE_MS } from '../rules';
import { renewLease } from '../store/run';

/**
 * Keeps a claimed cutout ours while work goes on, at most for `limitMs`: work that hangs must not hold it for ever.
 * `signal` aborts when it is lost. `stop()` ends the heartbeat.
 */
export function keepLease(
  cutoutId: string,
  leaseOwner: string,
  limitMs: number,
): { signal: AbortSignal; stop: () => void } {
  const lost = new AbortController();
  const startedAt = performance.now();
  let renewedAt = startedAt;
  const beat = async () => {
    if (performance.now() - startedAt > limitMs) return lost.abort(new Error('held for too long'));
    try {
      if (await renewLease(cutoutId, leaseOwner, LEASE_MS)) renewedAt = performance.now();
      else lost.abort(new Error('lease lost'));
    } catch (error) {
      log.warn({ err: error, cutoutId }, 'a heartbeat failed');
      if (performance.now() - renewedAt > LEASE_MS) lost.abort(new Error('lease lost'));
    }
  };
  const timer = setInterval(() => void beat(), HEARTBEAT_MS);
  return { signal: lost.signal, stop: () => clearInterval(timer) };
}
