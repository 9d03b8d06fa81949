import { log } from '@/lib/log';
import { HEARTBEAT_MS, LEASE_MS } from '../rules';
import { renewLease } from '../store/run';

/** Keeps a claimed cutout ours while work goes on; `signal` aborts when it is lost. `stop()` ends the heartbeat. */
export function keepLease(cutoutId: string, leaseOwner: string): { signal: AbortSignal; stop: () => void } {
  const lost = new AbortController();
  let renewedAt = Date.now();
  const beat = async () => {
    try {
      if (await renewLease(cutoutId, leaseOwner, LEASE_MS)) renewedAt = Date.now();
      else lost.abort(new Error('lease lost'));
    } catch (error) {
      log.warn({ err: error, cutoutId }, 'a heartbeat failed');
      if (Date.now() - renewedAt > LEASE_MS) lost.abort(new Error('lease lost'));
    }
  };
  const timer = setInterval(() => void beat(), HEARTBEAT_MS);
  return { signal: lost.signal, stop: () => clearInterval(timer) };
}
