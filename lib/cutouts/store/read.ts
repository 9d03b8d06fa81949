import { db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import type { CutoutStatus } from '@/prisma/generated/enums';
import { withAuthor } from './author';

export type Cursor = { createdAt: Date; id: string };
export type Filter = { q?: string; status?: CutoutStatus; before?: Cursor; after?: Cursor; limit: number };

/** One cutout of the workspace that is not in the trash, or null. */
export function findCutout(scope: WorkspaceScope, id: string) {
  return db().cutout.findFirst({ where: { id, workspaceId: scope.workspaceId, deletedAt: null }, include: withAuthor });
}

/** Those of the named cutouts that are in the workspace and not in its trash, in no order. */
export async function findCutoutsById(scope: WorkspaceScope, ids: string[]) {
  if (ids.length === 0) return [];
  return db().cutout.findMany({
    where: { id: { in: ids }, workspaceId: scope.workspaceId, deletedAt: null },
    include: withAuthor,
  });
}

/** Newest first; `before` and `after` are keysets, so the page a million deep costs what the first one does. */
export function findCutouts(scope: WorkspaceScope, { q, status, before, after, limit }: Filter) {
  const newer = after && {
    OR: [{ createdAt: { gt: after.createdAt } }, { createdAt: after.createdAt, id: { gt: after.id } }],
  };
  const older = before && {
    OR: [{ createdAt: { lt: before.createdAt } }, { createdAt: before.createdAt, id: { lt: before.id } }],
  };
  const direction = after ? 'asc' : 'desc';
  return db().cutout.findMany({
    where: {
      workspaceId: scope.workspaceId,
      deletedAt: null,
      ...(q ? { name: { contains: q, mode: 'insensitive' as const } } : {}),
      ...(status ? { status } : {}),
      ...(newer ?? older ?? {}),
    },
    include: withAuthor,
    orderBy: [{ createdAt: direction }, { id: direction }],
    take: limit,
  });
}

/** The workspace of a cutout by its id alone, to find out whether somebody may see it. */
export function findWorkspaceIdOfCutout(id: string) {
  return db().cutout.findFirst({ where: { id, deletedAt: null }, select: { workspaceId: true } });
}
