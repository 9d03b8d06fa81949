import { notFound } from 'next/navigation';
import { cache } from 'react';
import { isConfirmed } from '@/lib/auth/service/accounts';
import { getViewer, requireViewer } from '@/lib/auth/viewer';
import { env } from '@/lib/env';
import { shownName } from './rules/names';
import { mayLeave, mayManagePerson } from './rules/people';
import { may, type Right } from './rules/rights';
import { scopeOfMember, withRights } from './scope';
import { openInvitation } from './service/invitations';
import { findPending } from './store/invitations';
import { findMemberships } from './store/members';
import { findPeopleOf, type PersonRow } from './store/people';

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

/** Who is in a team, and what whoever looks may do about it; a personal workspace has no such page. Amounts are micro-USD. */
export async function loadPeople(slug: string) {
  const { scope, workspace } = await requireWorkspace(slug);
  if (workspace.kind !== 'team') notFound();
  const manager = withRights(scope, 'manage_people');
  const [rows, pending] = await Promise.all([findPeopleOf(scope), manager ? findPending(manager) : null]);
  const seesMonth = ({ userId }: PersonRow) =>
    may(scope.role, 'see_money') && (manager !== null || userId === scope.userId);
  return {
    people: rows.map((row) => ({
      userId: row.userId,
      name: row.name ?? row.email,
      email: manager || row.userId === scope.userId ? row.email : null,
      role: row.role,
      since: row.since.toISOString(),
      isMe: row.userId === scope.userId,
      month: seesMonth(row) ? { usedMicros: row.usedMicros, capMicros: row.capMicros } : null,
      mayManage: mayManagePerson(scope, row),
      mayInherit: may(scope.role, 'own') && row.userId !== scope.userId,
    })),
    pending: pending?.map((one) => ({
      ...one,
      expiresAt: one.expiresAt.toISOString(),
      isEnded: one.expiresAt.getTime() <= Date.now(),
    })),
    team: workspace.name,
    mayLeave: mayLeave(scope),
    priceMicros: env().PRICE_PER_IMAGE_MICROUSD,
  };
}

export type People = Awaited<ReturnType<typeof loadPeople>>;

/** What an invitation's link opens for whoever opened it; null when it has ended. Only who holds the link learns of the address. */
export async function loadInvitation(token: string) {
  const [invitation, viewer] = await Promise.all([openInvitation(token, new Date()), getViewer()]);
  if (!invitation) return null;
  const isKnown = await isConfirmed(invitation.email);
  return { ...invitation, viewerEmail: viewer?.email ?? null, isKnown, mayMake: env().SIGNUP !== 'closed' };
}
