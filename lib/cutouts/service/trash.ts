import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import { release } from '@/lib/wallet/service/spend';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { cancelWaiting, markDeleted } from '../store/trash';

/** Moves a cutout to the trash. One that still waits is canceled and costs nothing; one being cut ends by itself. */
export function trashCutout(scope: WorkspaceScope, id: string): Promise<Result<undefined, Refusal<'not_found'>>> {
  return inTransaction<Result<undefined, Refusal<'not_found'>>>(async (tx) => {
    const now = new Date();
    if (await cancelWaiting(tx, scope, id, now)) await release(tx, scope, id);
    if (!(await markDeleted(tx, scope, id, now))) return refuse('not_found');
    return ok(undefined);
  });
}
