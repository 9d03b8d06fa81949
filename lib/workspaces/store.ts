import { type Db, db } from '@/lib/db';

/** The memberships of one person in workspaces that still exist, oldest first (the personal one leads). */
export function findMemberships(userId: string) {
  return db().member.findMany({
    where: { userId, workspace: { deletedAt: null } },
    include: { workspace: true },
    orderBy: { createdAt: 'asc' },
  });
}

/** The membership that gives `userId` the workspace `slug` (their personal one when null), or null. */
export function findMembership(userId: string, slug: string | null) {
  const workspace = slug === null ? { personalOwnerId: userId, deletedAt: null } : { slug, deletedAt: null };
  return db().member.findFirst({ where: { userId, workspace }, include: { workspace: true } });
}

export function findPersonalWorkspace(tx: Db, userId: string) {
  return tx.workspace.findUnique({ where: { personalOwnerId: userId } });
}

/** A personal workspace, its owner and its empty wallet. */
export function insertPersonalWorkspace(tx: Db, userId: string, name: string, slug: string) {
  return tx.workspace.create({
    data: {
      slug,
      name,
      kind: 'personal',
      personalOwnerId: userId,
      members: { create: { userId, role: 'owner' } },
      wallet: { create: {} },
    },
  });
}

/** Who may pay for a workspace, its name and its slug. */
export function findPayers(tx: Db, workspaceId: string) {
  return tx.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: {
      slug: true,
      name: true,
      members: {
        where: { role: { in: ['owner', 'admin'] }, user: { emailVerified: { not: null } } },
        select: { user: { select: { email: true } } },
      },
    },
  });
}

export function findMembershipById(userId: string, workspaceId: string) {
  return db().member.findFirst({ where: { userId, workspaceId, workspace: { deletedAt: null } } });
}
