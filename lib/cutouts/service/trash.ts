import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import { release } from '@/lib/wallet/service/spend';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { mayManage } from '../manage';
import { cancelWaiting, markDeleted } from '../store/trash';

type Made = { id: string; createdById: string | null };

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
