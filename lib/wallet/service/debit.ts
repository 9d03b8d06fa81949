import type { Db } from '@/lib/db';
import { newId } from '@/lib/ids';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { lockWallet } from '../store/balance';
import { insertDebit, type NewDebit, returnDebit } from '../store/debits';
import { askForWatch } from './watch';

/** Nobody else changes this wallet until the caller's transaction ends. */
export function lock(tx: Db, scope: WorkspaceScope): Promise<void> {
  return lockWallet(tx, scope.workspaceId);
}

/**
 * Takes credit out of the grant `grantRef`, once for each `sourceRef`, in the caller's transaction. False: that source had
 * taken before, or a refund asks for more than is left of the grant or of the wallet. A dispute takes what was spent too:
 * then the wallet falls below zero, and nothing more is reserved until that is paid.
 */
export async function take(tx: Db, scope: WorkspaceScope, debit: Omit<NewDebit, 'id'>): Promise<boolean> {
  await lockWallet(tx, scope.workspaceId);
  const taken = await insertDebit(tx, scope.workspaceId, { id: newId(), ...debit });
  if (taken) await askForWatch(tx, scope);
  return taken;
}

/** Gives back what `sourceRef` took (a refund that failed, a dispute that was won); false when there is nothing, or it is back. */
export async function giveBack(tx: Db, scope: WorkspaceScope, sourceRef: string): Promise<boolean> {
  await lockWallet(tx, scope.workspaceId);
  const returned = await returnDebit(tx, scope.workspaceId, sourceRef);
  if (returned) await askForWatch(tx, scope);
  return returned;
}
