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
