import { type Db, db } from '@/lib/db';

/** A workspace by its id, deleted ones too. */
export function findById(id: string, tx: Db = db()) {
  return tx.workspace.findUnique({ where: { id }, select: { slug: true, deletedAt: true } });
}

/** What one person founds comes one after the other until this transaction ends; rows that point at them may still be made. */
export async function lockFounder(tx: Db, userId: string): Promise<void> {
  await tx.$queryRaw`select 1 from users where id = ${userId}::uuid for no key update`;
}

/** How many workspaces somebody owns that are not deleted. */
export function countOwned(tx: Db, userId: string): Promise<number> {
  return tx.member.count({ where: { userId, role: 'owner', workspace: { deletedAt: null } } });
}

/** A team with its owner and an empty wallet. */
export async function insertTeam(tx: Db, userId: string, team: { id: string; name: string; slug: string }) {
  await tx.workspace.create({
    data: { ...team, kind: 'team', members: { create: { userId, role: 'owner' } }, wallet: { create: {} } },
  });
}
