import { type Db, db } from '@/lib/db';
import type { Role } from '@/prisma/generated/enums';

/** The memberships of one person in workspaces that still exist, the personal one first, then the oldest. */
export function findMemberships(userId: string) {
  return db().member.findMany({
    where: { userId, workspace: { deletedAt: null } },
    include: { workspace: true },
    orderBy: [{ workspace: { kind: 'asc' } }, { createdAt: 'asc' }],
  });
}

/** The membership that gives `userId` the workspace `slug` (their personal one when null), or null. */
export function findMembership(userId: string, slug: string | null) {
  const workspace = slug === null ? { personalOwnerId: userId, deletedAt: null } : { slug, deletedAt: null };
  return db().member.findFirst({ where: { userId, workspace }, include: { workspace: true } });
}

/** A workspace's slug and name, and the confirmed addresses of those in one of the roles. */
export function findWithRole(tx: Db, workspaceId: string, roles: Role[]) {
  return tx.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: {
      slug: true,
      name: true,
      members: {
        where: { role: { in: roles }, user: { emailVerified: { not: null } } },
        select: { user: { select: { email: true } } },
      },
    },
  });
}

export function findMembershipById(userId: string, workspaceId: string) {
  return db().member.findFirst({ where: { userId, workspaceId, workspace: { deletedAt: null } } });
}
