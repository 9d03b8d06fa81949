import { type Db, db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';

/** Takes away rows with everything that hangs on them: comments, tags, favourites, places in share links. */
export function deleteEnded(tx: Db, { workspaceId }: WorkspaceScope, limit: number): Promise<number> {
  return tx.$executeRaw`
    delete from cutouts where id in (
      select id from cutouts
      where workspace_id = ${workspaceId}::uuid and status in ('succeeded', 'failed', 'canceled')
      limit ${limit} for update skip locked)`;
}

export function findAny({ workspaceId }: WorkspaceScope) {
  return db().cutout.findFirst({ where: { workspaceId }, select: { id: true } });
}
