import { db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';

/** When the oldest cutout outside of the trash was made, or null. Ids are in the order of time. */
export async function findOldestAt({ workspaceId }: WorkspaceScope): Promise<Date | null> {
  const oldest = await db().cutout.findFirst({
    where: { workspaceId, deletedAt: null },
    orderBy: { id: 'asc' },
    select: { createdAt: true },
  });
  return oldest?.createdAt ?? null;
}

/** How many cutouts a workspace has, its trash included, and how many still run; both counted up to `most`. */
export async function countUpTo({ workspaceId }: WorkspaceScope, most: number) {
  const [counted] = await db().$queryRaw<{ cutouts: number; running: number }[]>`
    select (select count(*) from (
              select 1 from cutouts where workspace_id = ${workspaceId}::uuid limit ${most}) one)::int as cutouts,
           (select count(*) from (
              select 1 from cutouts
              where workspace_id = ${workspaceId}::uuid and status in ('queued', 'processing') limit ${most}) one)::int as running`;
  if (!counted) throw new Error('a count answers one row');
  return counted;
}
