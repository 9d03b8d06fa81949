import type { Db } from '@/lib/db';
import { findUserByEmail, revokeSessions, updatePasswordHash } from '../store';

/** The account of an address in its one spelling, or null. */
export function findAccount(email: string, tx?: Db) {
  return findUserByEmail(email, tx);
}

/** True when the address has an account whose owner has shown to read its mail. */
export async function isConfirmed(email: string, tx?: Db): Promise<boolean> {
  return Boolean((await findUserByEmail(email, tx))?.emailVerified);
}

/** Gives an account a new password and ends all its sessions: whoever knew the old one is out. */
export async function replacePassword(tx: Db, userId: string, passwordHash: string, now: Date): Promise<void> {
  await updatePasswordHash(tx, userId, passwordHash);
  await revokeSessions(userId, 'all', now, tx);
}
