import { findAccount } from '@/lib/auth/service/accounts';
import type { AccountUser } from '@/lib/auth/service/authenticate';
import type { Db } from '@/lib/db';
import { grantWelcome } from '@/lib/wallet/service/credit';
import { ensurePersonalWorkspace } from '@/lib/workspaces/service/personal';
import { deleteOpenTokens, lockAddress, upsertConfirmedUser } from '../store';

type Person = { email: string; name: string | null; passwordHash: string | null };

/**
 * The account of an address whose owner has just shown to read its mail, in the caller's transaction: made with its
 * personal workspace and welcome credit, or confirmed. `passwordHash` (null: none) replaces what somebody may have set
 * before the proof. An account that was confirmed before stays as it is.
 */
export async function admit(tx: Db, person: Person, now: Date): Promise<{ user: AccountUser; isNew: boolean }> {
  await lockAddress(tx, person.email);
  const known = await findAccount(person.email, tx);
  if (known?.emailVerified) return { user: known, isNew: false };
  const user = await upsertConfirmedUser(tx, { ...person, emailVerified: now });
  await deleteOpenTokens(tx, person.email);
  const workspace = await ensurePersonalWorkspace(tx, user);
  await grantWelcome(tx, user, workspace.id);
  return { user, isNew: true };
}
