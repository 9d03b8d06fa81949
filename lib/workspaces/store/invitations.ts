import { type Db, db } from '@/lib/db';
import type { GivenRole } from '../rules/invitations';
import type { WorkspaceScope } from '../scope';

const open = { acceptedAt: null, revokedAt: null };

export type NewInvitation = { email: string; role: GivenRole; tokenHash: string; expiresAt: Date };

/** Puts an invitation in the place of whatever is open for the address. */
export async function putInvitation(
  tx: Db,
  { workspaceId, userId }: WorkspaceScope<'manage_people'>,
  invitation: NewInvitation,
  now: Date,
): Promise<void> {
  const { email } = invitation;
  await tx.invitation.updateMany({ where: { workspaceId, email, ...open }, data: { revokedAt: now } });
  await tx.invitation.create({ data: { ...invitation, workspaceId, invitedById: userId } });
}

/** Those that wait for an answer, ended ones too, the newest first. */
export function findPending({ workspaceId }: WorkspaceScope<'manage_people'>) {
  return db().invitation.findMany({
    where: { workspaceId, ...open },
    select: { id: true, email: true, role: true, sentAt: true, expiresAt: true },
    orderBy: { id: 'desc' },
    take: 500,
  });
}

/** The invitation of a token while it can be accepted, with its team and who invited. */
export function findOpen(tokenHash: string, now: Date, tx: Db = db()) {
  return tx.invitation.findFirst({
    where: { tokenHash, ...open, expiresAt: { gt: now }, workspace: { deletedAt: null, kind: 'team' } },
    include: {
      workspace: { select: { id: true, slug: true, name: true } },
      invitedBy: { select: { name: true, email: true } },
    },
  });
}

/** One that waits, of this workspace, by its id. */
export function findPendingById({ workspaceId }: WorkspaceScope<'manage_people'>, id: string) {
  return db().invitation.findFirst({ where: { id, workspaceId, ...open } });
}

/** Uses an invitation up; of two at once one gets true. */
export async function takeInvitation(tx: Db, id: string, now: Date): Promise<boolean> {
  const where = { id, ...open, expiresAt: { gt: now } };
  return (await tx.invitation.updateMany({ where, data: { acceptedAt: now } })).count === 1;
}

/** Takes an invitation back; null when it is not there (any more), else the address it was for. */
export async function revokeInvitation(
  tx: Db,
  { workspaceId }: WorkspaceScope<'manage_people'>,
  id: string,
  now: Date,
): Promise<{ email: string } | null> {
  const where = { id, workspaceId, ...open };
  const found = await tx.invitation.findFirst({ where, select: { email: true } });
  const { count } = await tx.invitation.updateMany({ where, data: { revokedAt: now } });
  return count === 1 ? found : null;
}
