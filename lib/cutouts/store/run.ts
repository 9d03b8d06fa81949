import { type Db, db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import type { FailureReason } from '../view';

/**
 * Takes a cutout for `leaseOwner` if nobody alive has it. The first take starts the clock of its deadline.
 * Time is the database's: workers' clocks need not agree.
 */
export async function claimCutout(id: string, leaseOwner: string, leaseMs: number, timeoutMs: number) {
  const claimed = await db().$executeRaw`
    update cutouts
    set status = 'processing', lease_owner = ${leaseOwner}, attempts = attempts + 1,
        lease_expires_at = now() + ${leaseMs} * interval '1 millisecond',
        deadline_at = case when started_at is null then now() + ${timeoutMs} * interval '1 millisecond' else deadline_at end,
        started_at = coalesce(started_at, now())
    where id = ${id}::uuid and deadline_at > now()
      and (status = 'queued' or (status = 'processing' and (lease_expires_at is null or lease_expires_at < now())))`;
  return claimed === 1 ? db().cutout.findUniqueOrThrow({ where: { id } }) : null;
}

/** False when the lease is no longer ours: somebody took over, or the cutout has ended. */
export async function renewLease(id: string, leaseOwner: string, leaseMs: number): Promise<boolean> {
  const renewed = await db().$executeRaw`
    update cutouts set lease_expires_at = now() + ${leaseMs} * interval '1 millisecond'
    where id = ${id}::uuid and lease_owner = ${leaseOwner} and status = 'processing'`;
  return renewed === 1;
}

/** Remembers the upstream's name for the job, so that whoever takes over goes on polling the same one. */
export async function saveRequestId(id: string, leaseOwner: string, requestId: string): Promise<void> {
  await db().cutout.updateMany({ where: { id, leaseOwner, status: 'processing' }, data: { requestId } });
}

export type Finished = {
  resultHash: string;
  resultSizeBytes: number;
  thumb256Hash: string;
  thumb512Hash: string;
  scaledBack: boolean;
};

export async function markSucceeded(tx: Db, scope: WorkspaceScope, id: string, leaseOwner: string, finished: Finished) {
  const changed = await tx.cutout.updateMany({
    where: { id, workspaceId: scope.workspaceId, leaseOwner, status: 'processing' },
    data: { ...finished, status: 'succeeded', endedAt: new Date(), leaseOwner: null, leaseExpiresAt: null },
  });
  return changed.count === 1;
}

/** Ends a cutout that this lease holds as failed; false when the lease is lost. */
export async function markFailed(
  tx: Db,
  scope: WorkspaceScope,
  id: string,
  leaseOwner: string,
  failureReason: FailureReason,
) {
  const changed = await tx.cutout.updateMany({
    where: { id, workspaceId: scope.workspaceId, leaseOwner, status: 'processing' },
    data: { status: 'failed', failureReason, endedAt: new Date(), leaseOwner: null, leaseExpiresAt: null },
  });
  return changed.count === 1;
}

/** Lets go of a cutout that is to be tried again; a fresh request is made when `forgetRequest`. */
export async function letGo(tx: Db, id: string, leaseOwner: string, forgetRequest: boolean): Promise<boolean> {
  const changed = await tx.cutout.updateMany({
    where: { id, leaseOwner, status: 'processing' },
    data: { leaseOwner: null, leaseExpiresAt: null, ...(forgetRequest ? { requestId: null } : {}) },
  });
  return changed.count === 1;
}

/** Puts a cutout back among the waiting as if never started: an operator's fault costs it neither time nor attempts. */
export async function putBack(tx: Db, id: string, leaseOwner: string, deadlineAt: Date): Promise<boolean> {
  const changed = await tx.cutout.updateMany({
    where: { id, leaseOwner, status: 'processing' },
    data: {
      status: 'queued',
      startedAt: null,
      deadlineAt,
      attempts: 0,
      requestId: null,
      leaseOwner: null,
      leaseExpiresAt: null,
    },
  });
  return changed.count === 1;
}
