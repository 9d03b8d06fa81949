import type { Db } from '@/lib/db';
import { env } from '@/lib/env';
import { newId } from '@/lib/ids';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { lockWallet } from '../store/balance';
import { findGrants, insertGrant, type NewGrant } from '../store/grants';
import { askForWatch } from './watch';

/** The welcome credit of a confirmed person's personal workspace; comes once, however often it is asked for. */
export async function grantWelcome(tx: Db, user: { id: string }, workspaceId: string): Promise<void> {
  const amountMicros = env().WELCOME_CREDIT_MICROUSD;
  if (amountMicros === 0n) return;
  await insertGrant(tx, workspaceId, {
    id: newId(),
    kind: 'welcome',
    paidMicros: 0n,
    grantedMicros: amountMicros,
    sourceRef: `welcome:${user.id}`,
  });
}

/** Puts credit in, once for each `sourceRef`; false when that source had granted before (W3). Amounts in micro-USD. */
export async function grant(tx: Db, scope: WorkspaceScope, credit: Omit<NewGrant, 'id'>): Promise<boolean> {
  await lockWallet(tx, scope.workspaceId);
  const granted = await insertGrant(tx, scope.workspaceId, { id: newId(), ...credit });
  if (granted) await askForWatch(tx, scope);
  return granted;
}

/** What is left of the credit that these sources gave, in micro-USD; below zero where a bank took back what was spent. */
export function creditOf(scope: WorkspaceScope, sourceRefs: string[], tx?: Db) {
  return findGrants(scope, sourceRefs, tx);
}
