import { setTimeout as sleep } from 'node:timers/promises';
import { env } from '@/lib/env';
import { downloadResult, pollRemoval, submitRemoval } from '@/lib/gmi/client';
import type { GmiOutcome } from '@/lib/gmi/rules';
import { prepare } from '@/lib/images/prepare';
import { finishResult } from '@/lib/images/result';
import { thumbnails } from '@/lib/images/thumbnails';
import { log } from '@/lib/log';
import { startDeadline } from '@/lib/net/deadline';
import { putBytes, storedPath } from '@/lib/storage/client';
import { scopeOfClaimedJob } from '@/lib/workspaces/scope';
import { LEASE_MS, pollDelayMs, retryDelayMs } from '../rules';
import { claimCutout, type Finished, saveRequestId } from '../store/run';
import type { FailureReason } from '../view';
import { announceStarted, type Claim, fail, succeed, tryLater, waitForOperator } from './finish';
import { keepLease } from './lease';

type Verdict =
  | { kind: 'finished'; finished: Finished }
  | { kind: 'failed'; reason: FailureReason }
  | { kind: 'later'; afterMs: number | null; forgetRequest: boolean; reason: FailureReason }
  | { kind: 'operator' };

const OPERATOR_WAIT_MS = 30_000;
/** Each broken picture was paid for by the operator: after so many attempts we stop asking. */
const MAX_PAID_ATTEMPTS = 3;

/**
 * Takes one cutout from claim to its end, or hands it on: to a later attempt, or (when the lease is lost) to whoever has
 * it now. Throws only for bugs and broken machines; the sweeper then brings the cutout back.
 */
export async function processCutout(cutoutId: string, leaseOwner: string): Promise<void> {
  const cutout = await claimCutout(cutoutId, leaseOwner, LEASE_MS, env().GMI_TIMEOUT_MS);
  if (!cutout) return;
  const claim: Claim = { cutout, scope: scopeOfClaimedJob(cutout), leaseOwner };
  const lease = keepLease(cutoutId, leaseOwner);
  const deadline = startDeadline(Math.max(1, cutout.deadlineAt.getTime() - Date.now()), lease.signal);
  const { signal } = deadline;
  try {
    await conclude(claim, await cutOut(claim, signal));
  } catch (error) {
    if (lease.signal.aborted) return log.warn({ cutoutId }, 'lost the lease of a cutout; another worker has it');
    if (!signal.aborted) throw error;
    await fail(claim, 'timed_out');
  } finally {
    deadline.end();
    lease.stop();
  }
}

async function conclude(claim: Claim, verdict: Verdict): Promise<void> {
  switch (verdict.kind) {
    case 'finished':
      await succeed(claim, verdict.finished);
      return;
    case 'failed':
      await fail(claim, verdict.reason);
      return;
    case 'operator':
      return waitForOperator(claim, OPERATOR_WAIT_MS);
    case 'later': {
      const delayMs = retryDelayMs(claim.cutout.attempts, verdict.afterMs, Math.random());
      const tooLate = Date.now() + delayMs >= claim.cutout.deadlineAt.getTime();
      const tooDear = verdict.reason === 'bad_result' && claim.cutout.attempts >= MAX_PAID_ATTEMPTS;
      if (tooLate || tooDear) await fail(claim, verdict.reason);
      else await tryLater(claim, delayMs, verdict.forgetRequest);
    }
  }
}

async function cutOut(claim: Claim, signal: AbortSignal): Promise<Verdict> {
  const { cutout } = claim;
  const startedAt = Date.now();
  let outcome: GmiOutcome = cutout.requestId
    ? { kind: 'pending', requestId: cutout.requestId, afterMs: null }
    : await begin(claim, signal);

  while (outcome.kind === 'pending') {
    const { requestId, afterMs } = outcome;
    await saveRequestId(cutout.id, claim.leaseOwner, requestId);
    await sleep(afterMs ?? pollDelayMs(Date.now() - startedAt), undefined, { signal });
    outcome = await pollRemoval(requestId, { signal });
  }

  switch (outcome.kind) {
    case 'refused':
      return { kind: 'failed', reason: outcome.code };
    case 'operator_fault':
      log.error({ code: outcome.code, upstream: outcome.upstreamMessage }, 'GMI refuses us, not the picture');
      return { kind: 'operator' };
    case 'retry':
      return { kind: 'later', afterMs: outcome.afterMs, forgetRequest: true, reason: 'upstream_busy' };
    case 'done':
      return remembering(claim, outcome.requestId, fetchResult(claim, outcome.mediaUrl, signal));
  }
}

/** The upstream's first sight of the picture, which is made ready while the pages learn that work has begun. */
async function begin(claim: Claim, signal: AbortSignal): Promise<GmiOutcome> {
  const { sourceHash, sourceFormat } = claim.cutout;
  const [prepared] = await Promise.all([prepare(storedPath(sourceHash), sourceFormat), announceStarted(claim)]);
  return submitRemoval(prepared, { signal });
}

/** Answers the verdict once the upstream's name for the job is safe too: nobody pays twice for what is done. */
async function remembering(claim: Claim, requestId: string | null, fetching: Promise<Verdict>): Promise<Verdict> {
  if (requestId === null) return fetching;
  const [verdict] = await Promise.all([fetching, saveRequestId(claim.cutout.id, claim.leaseOwner, requestId)]);
  return verdict;
}

async function fetchResult({ cutout }: Claim, mediaUrl: string, signal: AbortSignal): Promise<Verdict> {
  const downloaded = await downloadResult(mediaUrl, { signal });
  // The result is there and paid for: the next attempt asks for the same request again.
  if (!downloaded.ok) return { kind: 'later', afterMs: null, forgetRequest: false, reason: 'bad_result' };
  const result = await finishResult(downloaded.value, { width: cutout.width, height: cutout.height });
  if (!result.ok) {
    log.warn({ cutoutId: cutout.id, why: result.why }, 'the upstream answered with a picture we cannot use');
    return { kind: 'later', afterMs: null, forgetRequest: true, reason: 'bad_result' };
  }
  const { png, scaledBack } = result.value;
  const small = await thumbnails(png);
  const [stored, thumb256, thumb512] = await Promise.all([
    putBytes(png),
    putBytes(small.webp256),
    putBytes(small.webp512),
  ]);
  return {
    kind: 'finished',
    finished: {
      resultHash: stored.hash,
      resultSizeBytes: stored.sizeBytes,
      thumb256Hash: thumb256.hash,
      thumb512Hash: thumb512.hash,
      scaledBack,
    },
  };
}
