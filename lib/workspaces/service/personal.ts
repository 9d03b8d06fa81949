import { randomBytes } from 'node:crypto';
import type { Db } from '@/lib/db';
import { slugFrom } from '../rules/names';
import { findPersonalWorkspace, insertPersonalWorkspace } from '../store/workspaces';

/**
 * The workspace that comes with a confirmed account. Answers the existing one when there already is one, so that
 * confirming twice makes nothing twice.
 */
export async function ensurePersonalWorkspace(
  tx: Db,
  user: { id: string; name: string | null; email: string },
): Promise<{ id: string; slug: string }> {
  const existing = await findPersonalWorkspace(tx, user.id);
  if (existing) return existing;
  const name = user.name?.trim() || user.email.split('@')[0] || 'Personal';
  return insertPersonalWorkspace(tx, user.id, name, slugFrom(name, randomBytes(3).toString('hex')));
}
