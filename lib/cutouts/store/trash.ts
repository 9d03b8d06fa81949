import type { Db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';

/** Moves a cutout to the trash; false when it is not there (any more). */
export async function markDeleted(tx: Db, scope: WorkspaceScope, id: string, now: Date): Promise<boolean> {
  const changed = await tx.cutout.updateMany({
    where: { id, workspaceId: scope.workspaceId, deletedAt: null },
    data: { deletedAt: now },
  });
  return changed.count === 1;
}

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
