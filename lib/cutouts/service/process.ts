import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { startDeadline } from '@/lib/net/deadline';
import { scopeOfClaimedJob } from '@/lib/workspaces/scope';
import { LEASE_MS, retryDelayMs } from '../rules';
import { claimCutout, type Finished, objectsOf } from '../store/run';
import { cutOut, type Verdict } from './cut-out';
import { type Claim, fail, succeed, tryLater, waitForOperator } from './finish';
import { keepLease } from './lease';
import { removeUnlessUsed } from './objects';

const OPERATOR_WAIT_MS = 30_000;
/** Each broken picture was paid for by the operator: after so many we stop asking. */
const MAX_BROKEN_RESULTS = 3;
/** Work that hangs gives its cutout up this long after the deadline. */
const LEASE_SLACK_MS = 10_000;

/**
 * Takes one cutout from claim to its end, or hands it on: to a later attempt, or (when the lease is lost) to whoever has
 * it now. When it throws, the database is out of reach; the sweeper brings the cutout back.
 */
export async function processCutout(cutoutId: string, leaseOwner: string): Promise<void> {
  const cutout = await claimCutout(cutoutId, leaseOwner, LEASE_MS, env().GMI_TIMEOUT_MS);
  if (!cutout) return;
  const { remainingMs } = cutout;
  const endsAtMs = performance.now() + remainingMs;
  const claim: Claim = { cutout, scope: scopeOfClaimedJob(cutout), leaseOwner, endsAtMs };
  const lease = keepLease(cutoutId, leaseOwner, remainingMs + LEASE_SLACK_MS);
  const deadline = startDeadline(Math.max(1, remainingMs), lease.signal);
  try {
    const verdict = await cutOut(claim, deadline.signal).catch((error: unknown) =>
      verdictOnThrow(error, deadline.signal),
    );
    if (lease.signal.aborted) log.warn({ cutoutId }, 'lost the lease of a cutout; another worker has it');
    if (!lease.signal.aborted || verdict.kind === 'finished') await conclude(claim, verdict);
  } finally {
    deadline.end();
    lease.stop();
  }
}

/** Out of time is an end. Anything else is our own fault (a full disk, a bug): tried again until the deadline. */
function verdictOnThrow(error: unknown, signal: AbortSignal): Verdict {
  if (signal.aborted) return { kind: 'failed', reason: 'timed_out' };
  log.error({ err: error }, 'an attempt at a cutout broke on our side');
  return { kind: 'later', afterMs: null, next: 'same', reason: 'internal_fault' };
}

async function conclude(claim: Claim, verdict: Verdict): Promise<void> {
  switch (verdict.kind) {
    case 'finished':
      return deliver(claim, verdict.finished);
    case 'failed':
      await fail(claim, verdict.reason);
      return;
    case 'operator':
      return waitForOperator(claim, OPERATOR_WAIT_MS);
    case 'later': {
      const { attempts, brokenResults } = claim.cutout;
      const delayMs = retryDelayMs(attempts, verdict.afterMs, Math.random());
      const tooLate = performance.now() + delayMs >= claim.endsAtMs;
      const tooDear = verdict.next === 'new_after_broken' && brokenResults + 1 >= MAX_BROKEN_RESULTS;
      if (tooLate || tooDear) await fail(claim, verdict.reason);
      else await tryLater(claim, delayMs, verdict.next);
    }
  }
}

/** A result that no row will name does not stay. */
async function deliver(claim: Claim, finished: Finished): Promise<void> {
  const ended = await succeed(claim, finished);
  if (ended.ok) return;
  if (ended.reason === 'object_missing') {
    return conclude(claim, { kind: 'later', afterMs: null, next: 'same', reason: 'internal_fault' });
  }
  await Promise.all(objectsOf(finished).map(removeUnlessUsed));
}
