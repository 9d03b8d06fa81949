import { type Db, db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import type { Cutout } from '@/prisma/generated/client';
import type { FailureReason } from '../view';

/** What a worker needs to know of a cutout it has taken; `remainingMs` is the time to its deadline. */
export type Claimed = Pick<
  Cutout,
  | ('id' | 'workspaceId' | 'createdById' | 'createdAt')
  | ('sourceHash' | 'sourceFormat' | 'width' | 'height')
  | ('requestId' | 'attempts' | 'brokenResults')
> & { remainingMs: number };

/**
 * Takes a cutout for `leaseOwner` if nobody alive has it; null otherwise. The first take starts the clock of its deadline.
 * Time is the database's, and so is `remainingMs`: workers' clocks need not agree.
 *
 * Does not wait for the disk: a claim that a crash of the database forgets is a cutout that still waits, and whatever
 * follows from the claim is written later, behind it.
 */
export async function claimCutout(id: string, leaseOwner: string, leaseMs: number, timeoutMs: number) {
  const [claimed] = await db().$queryRaw<Claimed[]>`
    with unhurried as (select set_config('synchronous_commit', 'off', true))
    update cutouts
    set status = 'processing', lease_owner = ${leaseOwner}, attempts = attempts + 1,
        lease_expires_at = now() + ${leaseMs} * interval '1 millisecond',
        deadline_at = case when started_at is null then now() + ${timeoutMs} * interval '1 millisecond' else deadline_at end,
        started_at = coalesce(started_at, now())
    from unhurried
    where id = ${id}::uuid and deadline_at > now()
      and (status = 'queued' or (status = 'processing' and (lease_expires_at is null or lease_expires_at < now())))
    returning id, workspace_id as "workspaceId", created_by_id as "createdById", created_at as "createdAt",
              source_hash as "sourceHash", source_format as "sourceFormat", width, height,
              request_id as "requestId", attempts, broken_results as "brokenResults",
              extract(epoch from deadline_at - clock_timestamp())::float8 * 1000 as "remainingMs"`;
  return claimed ?? null;
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

export const objectsOf = ({ resultHash, thumb256Hash, thumb512Hash }: Finished) => [
  resultHash,
  thumb256Hash,
  thumb512Hash,
];

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

/** How a cutout that is to be tried again goes on: with the request it has, with a new one, or with one after a broken picture. */
export type NextRequest = 'same' | 'new' | 'new_after_broken';

/** Lets go of a cutout that is to be tried again. */
export async function letGo(tx: Db, id: string, leaseOwner: string, next: NextRequest): Promise<boolean> {
  const changed = await tx.cutout.updateMany({
    where: { id, leaseOwner, status: 'processing' },
    data: {
      leaseOwner: null,
      leaseExpiresAt: null,
      ...(next === 'same' ? {} : { requestId: null }),
      ...(next === 'new_after_broken' ? { brokenResults: { increment: 1 } } : {}),
    },
  });
  return changed.count === 1;
}

/** How many of the workspace's cutouts have begun and wait for another attempt. */
export async function countRetrying(tx: Db, scope: WorkspaceScope): Promise<number> {
  const [counted] = await tx.$queryRaw<{ retrying: number }[]>`
    select count(*)::int as retrying from cutouts
    where workspace_id = ${scope.workspaceId}::uuid and status = 'processing' and lease_owner is null`;
  return counted?.retrying ?? 0;
}

/**
 * Puts a cutout back among the waiting as if never started: an operator's fault costs it neither time nor attempts. A
 * request that the upstream has accepted is kept, and asked for again.
 */
export async function putBack(tx: Db, id: string, leaseOwner: string, deadlineAt: Date): Promise<boolean> {
  const changed = await tx.cutout.updateMany({
    where: { id, leaseOwner, status: 'processing' },
    data: {
      status: 'queued',
      startedAt: null,
      deadlineAt,
      attempts: 0,
      leaseOwner: null,
      leaseExpiresAt: null,
    },
  });
  return changed.count === 1;
}
