import { type Db, db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import type { CutoutStatus } from '@/prisma/generated/enums';

/**
 * Cancels a cutout that waits, for its turn or for another attempt; false when a worker or the upstream has it (then it
 * ends by itself) or it has ended.
 */
export async function cancelWaiting(tx: Db, scope: WorkspaceScope, id: string, now: Date): Promise<boolean> {
  const changed = await tx.cutout.updateMany({
    where: {
      id,
      workspaceId: scope.workspaceId,
      requestId: null,
      OR: [{ status: 'queued' }, { status: 'processing', leaseOwner: null }],
    },
    data: { status: 'canceled', endedAt: now },
  });
  return changed.count === 1;
}

const ENDED = { in: ['succeeded', 'failed', 'canceled'] satisfies CutoutStatus[] };

/** Those of the named cutouts that can be canceled; see `cancelWaiting`. */
export async function findWaiting(tx: Db, { workspaceId }: WorkspaceScope, ids: string[]): Promise<string[]> {
  const found = await tx.cutout.findMany({
    where: {
      ...{ id: { in: ids }, workspaceId, requestId: null },
      OR: [{ status: 'queued' }, { status: 'processing', leaseOwner: null }],
    },
    select: { id: true },
  });
  return found.map(({ id }) => id);
}

/** Moves cutouts to the trash; how many were not there. */
export async function markAllDeleted(tx: Db, { workspaceId }: WorkspaceScope, ids: string[], now: Date) {
  const where = { id: { in: ids }, workspaceId, deletedAt: null };
  return (await tx.cutout.updateMany({ where, data: { deletedAt: now } })).count;
}

/**
 * Takes cutouts out of the trash. Their bytes may have been cut out anew meanwhile: they are not the first of them any more, so
 * that no two are.
 */
export async function markRestored(tx: Db, { workspaceId }: WorkspaceScope, ids: string[]) {
  const where = { id: { in: ids }, workspaceId, deletedAt: { not: null } };
  return (await tx.cutout.updateMany({ where, data: { deletedAt: null, first: false } })).count;
}

/** Removes cutouts that are in the trash and have ended, for good; answers the objects they named. */
export async function removeRows(tx: Db, { workspaceId }: WorkspaceScope, ids: string[]): Promise<string[][]> {
  const where = { id: { in: ids }, workspaceId, deletedAt: { not: null }, status: ENDED };
  const select = { sourceHash: true, resultHash: true, thumb256Hash: true, thumb512Hash: true };
  const rows = await tx.cutout.findMany({ where, select: { id: true, ...select } });
  await tx.cutout.deleteMany({ where: { ...where, id: { in: rows.map(({ id }) => id) } } });
  return rows.map(({ sourceHash, resultHash, thumb256Hash, thumb512Hash }) =>
    [sourceHash, resultHash, thumb256Hash, thumb512Hash].filter((hash) => hash !== null),
  );
}

type Due = { id: string; workspaceId: string; name: string };

/** Ended cutouts that have been in the trash since before `before`. */
export function findDueForRemoval(before: Date, limit: number): Promise<Due[]> {
  return db().cutout.findMany({
    where: { deletedAt: { lt: before }, status: ENDED },
    select: { id: true, workspaceId: true, name: true },
    take: limit,
  });
}

/** Ended cutouts that are older than their workspace keeps them, the least recent first. */
export function findOutlived(limit: number): Promise<Due[]> {
  // Ids are made in the order of time, milliseconds in their first twelve digits.
  return db().$queryRaw<Due[]>`
    select c.id, c.workspace_id as "workspaceId", c.name
    from workspaces w
    cross join lateral (
      select id, workspace_id, name from cutouts
      where workspace_id = w.id and deleted_at is null and status in ('succeeded', 'failed', 'canceled')
        and id < (lpad(to_hex((extract(epoch from now() - w.retention_days * interval '1 day') * 1000)::bigint), 12, '0')
                  || '70008000000000000000')::uuid
      order by id limit ${limit}
    ) c
    where w.retention_days is not null and w.deleted_at is null
    limit ${limit}`;
}
