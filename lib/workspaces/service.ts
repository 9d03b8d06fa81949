import { randomBytes } from 'node:crypto';
import type { Viewer } from '@/lib/auth/viewer';
import type { Db } from '@/lib/db';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { isSlug, slugFrom } from './rules/names';
import type { Right } from './rules/rights';
import { scopeOfMember, type WorkspaceScope, withRights } from './scope';
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

/** A proven right in the workspace that an address calls `slug`. */
export type Proof<R extends Right> = { scope: WorkspaceScope<R>; slug: string };

/** The viewer's right in `slug` (null: their personal workspace). Not allowed looks exactly like not there. */
export async function proveRight<R extends Right>(
  viewer: Viewer,
  slug: string | null,
  right: R,
): Promise<Result<Proof<R>, Refusal<'not_found'>>> {
  const member = slug === null || isSlug(slug) ? await findMembership(viewer.userId, slug) : null;
  const scope = member && withRights(scopeOfMember(member), right);
  return scope ? ok({ scope, slug: member.workspace.slug }) : refuse('not_found');
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
