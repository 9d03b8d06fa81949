import type { Db } from '@/lib/db';
import { env } from '@/lib/env';
import { newId } from '@/lib/ids';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { lockWallet } from '../store/balance';
import { findGrants, type GrantRow, insertGrant, type NewGrant } from '../store/grants';
import { askForWatch } from './watch';

/** The welcome credit of a confirmed person's personal workspace; comes once, however often it is asked for. */
export async function grantWelcome(tx: Db, user: { id: string }, workspaceId: string): Promise<void> {
  const amountMicros = env().WELCOME_CREDIT_MICROUSD;
  if (amountMicros === 0n) return;
  const granted = await insertGrant(tx, workspaceId, {
    id: newId(),
    kind: 'welcome',
    paidMicros: 0n,
    grantedMicros: amountMicros,
    sourceRef: `welcome:${user.id}`,
  });
  if (granted) await askForWatch(tx, { workspaceId });
}

/** Puts credit in, once for each `sourceRef`; false when that source had granted before (W3). Amounts in micro-USD. */
export async function grant(tx: Db, scope: WorkspaceScope, credit: Omit<NewGrant, 'id'>): Promise<boolean> {
  await lockWallet(tx, scope.workspaceId);
  const granted = await insertGrant(tx, scope.workspaceId, { id: newId(), ...credit });
  if (granted) await askForWatch(tx, scope);
  return granted;
}

/** The credit that these sources gave: what is left of it and what was taken back, in micro-USD, by source. */
export async function creditOf(scope: WorkspaceScope, sourceRefs: string[], tx?: Db): Promise<Map<string, GrantRow>> {
  const rows = await findGrants(scope, sourceRefs, tx);
  return new Map(rows.map((row) => [row.sourceRef, row]));
}
