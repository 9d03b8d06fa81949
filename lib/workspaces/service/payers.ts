import type { Db } from '@/lib/db';
import { rolesWith } from '../rules/rights';
import type { WorkspaceScope } from '../scope';
import { findWithRole } from '../store/members';

/** Whom to write to about a workspace's money: those who may pay, at their confirmed addresses. */
export async function payersOf(tx: Db, { workspaceId }: WorkspaceScope) {
  const { slug, name, members } = await findWithRole(tx, workspaceId, rolesWith('pay'));
  return { slug, name, emails: members.map(({ user }) => user.email) };
}
