import { setTimeout as sleep } from 'node:timers/promises';
import { downloadResult, pollRemoval, submitRemoval } from '@/lib/gmi/client';
import type { GmiOutcome } from '@/lib/gmi/rules';
import { prepare } from '@/lib/images/prepare';
import { finishResult } from '@/lib/images/result';
import { thumbnails } from '@/lib/images/thumbnails';
import { log } from '@/lib/log';
import { putBytes, storedPath } from '@/lib/storage/client';
import { pollDelayMs } from '../rules';
import { type Finished, type NextRequest, saveRequestId } from '../store/run';
import type { FailureReason } from '../view';
import type { Claim } from './finish';

/** What one attempt came to. */
export type Verdict =
  | { kind: 'finished'; finished: Finished }
  | { kind: 'failed'; reason: FailureReason }
  | { kind: 'later'; afterMs: number | null; next: NextRequest; reason: FailureReason }
  | { kind: 'operator' };

/** One attempt: submits (or goes on with what was submitted), waits, fetches and judges the result. Throws when `signal` aborts. */
export async function cutOut(claim: Claim, signal: AbortSignal): Promise<Verdict> {
  const outcome = await askUpstream(claim, signal);
  // A call that we broke off ourselves says nothing about the upstream.
  if (outcome.kind === 'retry') signal.throwIfAborted();
  switch (outcome.kind) {
    case 'refused':
      return { kind: 'failed', reason: outcome.code };
    case 'operator_fault':
      log.error({ code: outcome.code, upstream: outcome.upstreamMessage }, 'GMI refuses us, not the picture');
      return { kind: 'operator' };
    case 'retry':
      return { kind: 'later', afterMs: outcome.afterMs, next: 'new', reason: 'upstream_busy' };
    case 'done':
      return remembering(claim, outcome.requestId, fetchResult(claim, outcome.mediaUrl, signal));
  }
}

type Ended = Exclude<GmiOutcome, { kind: 'pending' }>;

async function askUpstream(claim: Claim, signal: AbortSignal): Promise<Ended> {
  const startedAt = performance.now();
  let known = claim.cutout.requestId;
  let outcome: GmiOutcome = known ? { kind: 'pending', requestId: known, afterMs: 0 } : await begin(claim, signal);
  while (outcome.kind === 'pending') {
    const { requestId, afterMs } = outcome;
    if (requestId !== known) await saveRequestId(claim.cutout.id, claim.leaseOwner, requestId);
    known = requestId;
    await sleep(Math.max(afterMs ?? 0, pollDelayMs(performance.now() - startedAt)), undefined, { signal });
    outcome = await pollRemoval(requestId, { signal });
  }
  return outcome;
}

/** The upstream's first sight of the picture. */
async function begin({ cutout }: Claim, signal: AbortSignal): Promise<GmiOutcome> {
  return submitRemoval(await prepare(storedPath(cutout.sourceHash), cutout.sourceFormat), { signal });
}

/** Answers the verdict once the upstream's name for the job is safe too: nobody pays twice for what is done. */
async function remembering(claim: Claim, requestId: string | null, fetching: Promise<Verdict>): Promise<Verdict> {
  if (requestId === null || requestId === claim.cutout.requestId) return fetching;
  const [verdict] = await Promise.all([fetching, saveRequestId(claim.cutout.id, claim.leaseOwner, requestId)]);
  return verdict;
}

async function fetchResult({ cutout }: Claim, mediaUrl: string, signal: AbortSignal): Promise<Verdict> {
  const downloaded = await downloadResult(mediaUrl, { signal });
  if (!downloaded.ok) {
    signal.throwIfAborted();
    // The result is there and paid for: the next attempt asks for the same request again.
    return { kind: 'later', afterMs: null, next: 'same', reason: 'bad_result' };
  }
  const result = await finishResult(downloaded.value, { width: cutout.width, height: cutout.height });
  if (!result.ok) {
    log.warn({ cutoutId: cutout.id, why: result.why }, 'the upstream answered with a picture we cannot use');
    return { kind: 'later', afterMs: null, next: 'new_after_broken', reason: 'bad_result' };
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
