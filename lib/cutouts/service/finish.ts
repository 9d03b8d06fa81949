import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { isStored } from '@/lib/storage/client';
import { inTransaction } from '@/lib/transaction';
import { release, settle } from '@/lib/wallet/service/spend';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { fairPriority, QUEUE_LIMIT_MS } from '../rules';
import { countWaiting, lockForUse } from '../store/accept';
import {
  type Claimed,
  countRetrying,
  type Finished,
  letGo,
  markFailed,
  markSucceeded,
  type NextRequest,
  objectsOf,
  putBack,
} from '../store/run';
import type { FailureReason } from '../view';
import { queueCutout } from './queue';

/** A cutout in a worker's hands; `endsAtMs` is its deadline on this process's `performance.now()`. */
export type Claim = { cutout: Claimed; scope: WorkspaceScope; leaseOwner: string; endsAtMs: number };

/**
 * Ends it well and spends its hold, together or not at all. `lease_lost`: somebody else ends it. `object_missing`: what
 * was stored was taken away before any row named it.
 */
export function succeed(
  { cutout, scope, leaseOwner }: Claim,
  finished: Finished,
): Promise<Result<undefined, Refusal<'lease_lost'> | Refusal<'object_missing'>>> {
  return inTransaction(async (tx) => {
    const objects = objectsOf(finished);
    await lockForUse(tx, ...objects);
    if (!(await Promise.all(objects.map(isStored))).every(Boolean)) return refuse('object_missing');
    if (!(await markSucceeded(tx, scope, cutout.id, leaseOwner, finished))) return refuse('lease_lost');
    if (!(await settle(tx, scope, cutout))) throw new Error(`cutout ${cutout.id} succeeded without an open hold`);
    return ok(undefined);
  });
}

/** Ends it as failed and gives its hold back, together or not at all. */
export async function fail({ cutout, scope, leaseOwner }: Claim, reason: FailureReason): Promise<boolean> {
  const ended = await inTransaction(async (tx) => {
    if (!(await markFailed(tx, scope, cutout.id, leaseOwner, reason))) return refuse('lease_lost');
    if (!(await release(tx, scope, cutout.id))) throw new Error(`cutout ${cutout.id} failed without an open hold`);
    return ok(undefined);
  });
  return ended.ok;
}

/** Comes back to it after `delayMs`; its place in the fair queue is behind the workspace's other retries. */
export async function tryLater(
  { cutout, scope, leaseOwner }: Claim,
  delayMs: number,
  next: NextRequest,
): Promise<void> {
  await inTransaction(async (tx) => {
    if (!(await letGo(tx, cutout.id, leaseOwner, next))) return refuse('lease_lost');
    const priority = fairPriority((await countRetrying(tx, scope)) - 1);
    await queueCutout(tx, cutout.id, { priority, delayMs });
    return ok(undefined);
  });
}

/** Puts it back among the waiting: the operator's fault costs the customer neither time nor money. */
export async function waitForOperator({ cutout, scope, leaseOwner }: Claim, delayMs: number): Promise<void> {
  await inTransaction(async (tx) => {
    const deadlineAt = new Date(cutout.createdAt.getTime() + QUEUE_LIMIT_MS);
    const priority = fairPriority(await countWaiting(tx, scope));
    if (!(await putBack(tx, cutout.id, leaseOwner, deadlineAt))) return refuse('lease_lost');
    await queueCutout(tx, cutout.id, { priority, delayMs });
    return ok(undefined);
  });
}
