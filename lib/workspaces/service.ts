import { randomBytes } from 'node:crypto';
import type { Viewer } from '@/lib/auth/viewer';
import type { Db } from '@/lib/db';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { isSlug, slugFrom } from './rules';
import { scopeOfMember, type WorkspaceScope } from './scope';
import {
  findMembership,
  findMembershipById,
  findPayers,
  findPersonalWorkspace,
  insertPersonalWorkspace,
} from './store';

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

/** The viewer's right to `slug` (null: their personal workspace). Not a member looks exactly like not there. */
export async function proveMembership(
  viewer: Viewer,
  slug: string | null,
): Promise<Result<{ scope: WorkspaceScope; slug: string }, Refusal<'not_found'>>> {
  const member = slug === null || isSlug(slug) ? await findMembership(viewer.userId, slug) : null;
  if (!member) return refuse('not_found');
  return ok({ scope: scopeOfMember(member), slug: member.workspace.slug });
}

/** The same by the workspace's id, for things that are addressed without it. */
export async function proveMembershipById(
  viewer: Viewer,
  workspaceId: string,
): Promise<Result<WorkspaceScope, Refusal<'not_found'>>> {
  const member = await findMembershipById(viewer.userId, workspaceId);
  return member ? ok(scopeOfMember(member)) : refuse('not_found');
}

/** Whom to write to about a workspace's money: those who may pay, at their confirmed addresses. */
export async function payersOf(tx: Db, { workspaceId }: WorkspaceScope) {
  const { slug, name, members } = await findPayers(tx, workspaceId);
  return { slug, name, emails: members.map(({ user }) => user.email) };
}
