import { type Db, db } from '@/lib/db';
import type { Role } from '@/prisma/generated/enums';

const person = { select: { id: true, name: true, email: true, emailVerified: true } } as const;

/** The people in one of the roles, by their names. */
export function findPeople(workspaceId: string, roles: Role[], limit: number) {
  return db().member.findMany({
    where: { workspaceId, role: { in: roles } },
    select: { user: person },
    orderBy: [{ user: { name: 'asc' } }, { userId: 'asc' }],
    take: limit,
  });
}

/** A workspace's slug, and those of the named people who are in one of the roles. */
export function findPeopleAmong(tx: Db, workspaceId: string, roles: Role[], ids: string[]) {
  return tx.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { slug: true, members: { where: { role: { in: roles }, userId: { in: ids } }, select: { user: person } } },
  });
}
