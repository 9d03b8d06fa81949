import type { Db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { endTopUp, lockAccount } from '../store/accounts';

/**
 * The first thing when a workspace is deleted, in its transaction: nothing is bought by itself any more, and what somebody is
 * about to order by that account comes before or not at all.
 */
export async function closeAccount(tx: Db, scope: WorkspaceScope<'own'>): Promise<void> {
  await lockAccount(tx, scope);
  await endTopUp(tx, scope);
}
