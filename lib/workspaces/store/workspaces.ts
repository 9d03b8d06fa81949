import type { Db } from '@/lib/db';

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
