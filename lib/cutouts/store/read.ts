import { db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { asSeenBy } from './author';

const inTrash = (trash: boolean) => (trash ? { not: null } : null);

/** One cutout of the workspace that is not in the trash (or, asked for, that is), or null. */
export function findCutout(scope: WorkspaceScope, id: string, { trash = false } = {}) {
  return db().cutout.findFirst({
    where: { id, workspaceId: scope.workspaceId, deletedAt: inTrash(trash) },
    include: asSeenBy(scope),
  });
}

/** Those of the named cutouts that are in the workspace, in no order; those in its trash only when asked for. */
export async function findCutoutsById(scope: WorkspaceScope, ids: string[], { trash = false } = {}) {
  if (ids.length === 0) return [];
  return db().cutout.findMany({
    where: { id: { in: ids }, workspaceId: scope.workspaceId, deletedAt: inTrash(trash) },
    include: asSeenBy(scope),
  });
}

/** The workspace of a cutout by its id alone, to find out whether somebody may see it. */
export function findWorkspaceIdOfCutout(id: string, { trash = false } = {}) {
  return db().cutout.findFirst({ where: { id, deletedAt: inTrash(trash) }, select: { workspaceId: true } });
}
