import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import { release } from '@/lib/wallet/service/spend';
import { may } from '@/lib/workspaces/rules/rights';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { cancelWaiting, markDeleted } from '../store/trash';

type Made = { id: string; createdById: string | null };

/** Whether a member may delete, restore or move a cutout: their own, or as one who looks after everybody's. */
const mayManage = ({ role, userId }: WorkspaceScope, { createdById }: Made): boolean =>
  may(role, 'manage_cutouts') || (may(role, 'organize') && createdById !== null && createdById === userId);

/** Moves a cutout to the trash. One that still waits is canceled and costs nothing; one being cut ends by itself. */
export async function trashCutout(
  scope: WorkspaceScope,
  cutout: Made,
): Promise<Result<undefined, Refusal<'not_found'>>> {
  if (!mayManage(scope, cutout)) return refuse('not_found');
  const { id } = cutout;
  return inTransaction<Result<undefined, Refusal<'not_found'>>>(async (tx) => {
    const now = new Date();
    if (await cancelWaiting(tx, scope, id, now)) await release(tx, scope, id);
    if (!(await markDeleted(tx, scope, id, now))) return refuse('not_found');
    return ok(undefined);
  });
}
