import type { Viewer } from '@/lib/auth/viewer';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { isSlug } from '../rules/names';
import type { Right } from '../rules/rights';
import { scopeOfMember, type WorkspaceScope, withRights } from '../scope';
import { findMembership, findMembershipById } from '../store/members';

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
