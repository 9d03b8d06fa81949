import { type Db, db } from '@/lib/db';

/** A workspace of this owner whose slug ends so. */
export function findOwnedWith(userId: string, slugEnd: string, tx: Db = db()): Promise<{ slug: string } | null> {
  return tx.workspace.findFirst({
    where: { slug: { endsWith: slugEnd }, deletedAt: null, members: { some: { userId, role: 'owner' } } },
    select: { slug: true },
  });
}

/** What one person founds comes one after the other until this transaction ends; rows that point at them may still be made. */
export async function lockFounder(tx: Db, userId: string): Promise<void> {
  await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
}

/** How many workspaces somebody owns that are not deleted. */
export function countOwned(tx: Db, userId: string): Promise<number> {
  return tx.member.count({ where: { userId, role: 'owner', workspace: { deletedAt: null } } });
}

/** A team with its owner and an empty wallet; null when its slug is taken, be it by one that is deleted. */
export async function insertTeam(tx: Db, userId: string, team: { id: string; name: string; slug: string }) {
  const made = await tx.workspace.createMany({ data: { ...team, kind: 'team' }, skipDuplicates: true });
  if (made.count === 0) return null;
  await tx.member.create({ data: { workspaceId: team.id, userId, role: 'owner' } });
  await tx.wallet.create({ data: { workspaceId: team.id } });
  return team;
}

/** A workspace if it is deleted, or null. */
export async function findDeleted(id: string, tx: Db = db()): Promise<{ id: string; deletedAt: Date } | null> {
  const { deletedAt } = (await tx.workspace.findUnique({ where: { id }, select: { deletedAt: true } })) ?? {};
  return deletedAt ? { id, deletedAt } : null;
}
