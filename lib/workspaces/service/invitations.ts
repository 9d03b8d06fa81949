import { note } from '@/lib/activity/service';
import type { Viewer } from '@/lib/auth/viewer';
import type { Db } from '@/lib/db';
import { appUrl } from '@/lib/env';
import { LIMITS } from '@/lib/limits/rules';
import { type TooMany, takeToken } from '@/lib/limits/service';
import { queueMail } from '@/lib/mail/service';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { hashToken, isToken, newToken } from '@/lib/tokens';
import { inTransaction } from '@/lib/transaction';
import { type GivenRole, INVITATION_MS } from '../rules/invitations';
import { scopeOfMember, type WorkspaceScope } from '../scope';
import { findOpen, findPendingById, putInvitation, revokeInvitation, takeInvitation } from '../store/invitations';
import { insertMember, isMemberByEmail, lockMember } from '../store/people';
import { lockWorkspace } from '../store/settings';

type Manager = WorkspaceScope<'manage_people'>;

/** What became of one address: an invitation is on its way, or they are a member already. */
export type Invited = { email: string; outcome: 'sent' | 'member' };

/**
 * Invites the owners of addresses, by a mail each. Whoever is invited already gets a new link, and the old one ends. Refuses more
 * than a person or an address may have; those before it are on their way then.
 */
export async function invite(
  scope: Manager,
  viewer: Viewer,
  wish: { emails: string[]; role: GivenRole },
  now: Date,
): Promise<Result<Invited[], TooMany | Refusal<'not_found'>>> {
  const outcomes: Invited[] = [];
  for (const email of wish.emails) {
    const sent = await inviteOne(scope, viewer, { email, role: wish.role }, now);
    if (!sent.ok) return sent;
    outcomes.push({ email, outcome: sent.value });
  }
  return ok(outcomes);
}

async function inviteOne(
  scope: Manager,
  viewer: Viewer,
  { email, role }: { email: string; role: GivenRole },
  now: Date,
): Promise<Result<Invited['outcome'], TooMany | Refusal<'not_found'>>> {
  if (await isMemberByEmail(scope, email)) return ok('member');
  const allowed = await takeToken(`invite:${viewer.userId}`, LIMITS.inviteByPerson, now);
  if (!allowed.ok) return allowed;
  const welcome = await takeToken(`mail:invitation:${email}`, LIMITS.mailByAddress, now);
  if (!welcome.ok) return welcome;
  const token = newToken();
  const expiresAt = new Date(now.getTime() + INVITATION_MS);
  return inTransaction<Result<'sent', Refusal<'not_found'>>>(async (tx) => {
    const workspace = await lockWorkspace(tx, scope);
    if (workspace?.kind !== 'team') return refuse('not_found');
    await putInvitation(tx, scope, { email, role, tokenHash: hashToken(token), expiresAt }, now);
    await note(tx, scope, { kind: 'invited', email, role });
    const params = {
      ...{ url: `${appUrl()}/invite/${token}`, team: workspace.name, role },
      inviter: viewer.name ?? viewer.email,
    };
    await queueMail(tx, { to: email, template: 'invitation', params });
    return ok('sent');
  });
}

/** Mails an invitation anew, with a new link; the old one ends. */
export async function resendInvitation(
  scope: Manager,
  viewer: Viewer,
  id: string,
  now: Date,
): Promise<Result<null, TooMany | Refusal<'not_found'>>> {
  const pending = await findPendingById(scope, id);
  if (!pending || pending.role === 'owner') return refuse('not_found');
  const sent = await inviteOne(scope, viewer, { email: pending.email, role: pending.role }, now);
  return sent.ok ? ok(null) : sent;
}

/** Takes an invitation back: its link leads nowhere from now on. */
export function revoke(scope: Manager, id: string, now: Date): Promise<Result<null, Refusal<'not_found'>>> {
  return inTransaction<Result<null, Refusal<'not_found'>>>(async (tx) => {
    const revoked = await revokeInvitation(tx, scope, id, now);
    if (!revoked) return refuse('not_found');
    await note(tx, scope, { kind: 'invitation_revoked', email: revoked.email });
    return ok(null);
  });
}

/** What an invitation's link opens: for whom it is, into what; null when it has ended. Looking uses nothing up. */
export async function openInvitation(token: string, now: Date) {
  const found = isToken(token) ? await findOpen(hashToken(token), now) : null;
  return (
    found && {
      email: found.email,
      role: found.role,
      team: found.workspace.name,
      slug: found.workspace.slug,
      inviter: found.invitedBy?.name ?? found.invitedBy?.email ?? null,
    }
  );
}

/**
 * Makes the owner of the invitation's address a member, and uses it up, in the caller's transaction. It counts whoever it came
 * from is still there or not. Refuses one that has ended, and one for somebody else.
 */
export async function acceptInvitation(
  tx: Db,
  user: { id: string; email: string },
  token: string,
  now: Date,
): Promise<Result<{ slug: string; role: GivenRole }, Refusal<'link_expired'>>> {
  const found = isToken(token) ? await findOpen(hashToken(token), now, tx) : null;
  if (!found || found.role === 'owner' || found.email !== user.email) return refuse('link_expired');
  const { role } = found;
  const scope = scopeOfMember({ workspaceId: found.workspaceId, userId: user.id, role });
  // Nobody joins what is being deleted.
  if (!(await lockWorkspace(tx, scope))) return refuse('link_expired');
  if (!(await takeInvitation(tx, found.id, now))) return refuse('link_expired');
  const isNew = await insertMember(tx, found.workspaceId, { userId: user.id, role });
  if (isNew) await note(tx, scope, { kind: 'joined', role });
  const member = await lockMember(tx, scope, user.id);
  return ok({ slug: found.workspace.slug, role: member && member.role !== 'owner' ? member.role : role });
}

/** The same for whoever is signed in. */
export function accept(viewer: Viewer, token: string, now: Date) {
  return inTransaction((tx) => acceptInvitation(tx, { id: viewer.userId, email: viewer.email }, token, now));
}
