import { ok } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { deleteEnded, findAny } from '../store/empty';

/** Deletes so many ended cutouts of a workspace that is to be emptied, trash or not, for good; answers how many there were. */
export async function removeEnded(scope: WorkspaceScope, limit: number): Promise<number> {
  return (await inTransaction(async (tx) => ok(await deleteEnded(tx, scope, limit)))).value;
}

/** Whether a workspace has any cutout at all, running or ended, trash or not. */
export const hasCutouts = async (scope: WorkspaceScope): Promise<boolean> => (await findAny(scope)) !== null;
