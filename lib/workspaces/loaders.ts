import { notFound } from 'next/navigation';
import { cache } from 'react';
import { requireViewer } from '@/lib/auth/viewer';
import { shownName } from './rules/names';
import type { Right } from './rules/rights';
import { scopeOfMember, withRights } from './scope';
import { findMemberships } from './store/members';

/**
 * What every page below `/w/[workspace]` stands on: who looks, their right to this workspace, and the others they belong
 * to. Signed out leads to sign-in; not a member is a missing page. Read once a request.
 */
export const requireWorkspace = cache(async (slug: string) => {
  const viewer = await requireViewer();
  const memberships = (await findMemberships(viewer.userId)).map((one) => ({
    ...one,
    workspace: { ...one.workspace, name: shownName(one.workspace, viewer) },
  }));
  const member = memberships.find((one) => one.workspace.slug === slug);
  if (!member) notFound();
  return {
    viewer,
    scope: scopeOfMember(member),
    workspace: { ...member.workspace, role: member.role },
    workspaces: memberships.map(({ workspace, role }) => ({ ...workspace, role })),
  };
});

/** The same for what not every member may: for whoever may not, it is a missing page. */
export async function requireRight<R extends Right>(slug: string, right: R) {
  const here = await requireWorkspace(slug);
  return { ...here, scope: withRights(here.scope, right) ?? notFound() };
}

/** The workspace that a signed-in person starts in, their personal one where there is one; null before there is any. */
export async function findHome(userId: string): Promise<{ slug: string; role: string } | null> {
  const [first] = await findMemberships(userId);
  return first ? { slug: first.workspace.slug, role: first.role } : null;
}
