import type { Db } from '@/lib/db';
import { newId } from '@/lib/ids';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { dropUnusedTags } from './sorting';

/**
 * Moves ended cutouts to another workspace; answers which. What belongs to the people they leave stays behind: comments, places in
 * share links, favourites of whoever does not belong to both. What they cost stays where it was spent.
 */
export async function moveRows(
  tx: Db,
  from: WorkspaceScope,
  to: WorkspaceScope<'cut'>,
  ids: string[],
): Promise<string[]> {
  const moved = await tx.$queryRaw<{ id: string }[]>`
    update cutouts set workspace_id = ${to.workspaceId}::uuid, idempotency_key = null, first = false, comment_count = 0
    where id = any(${ids}::uuid[]) and workspace_id = ${from.workspaceId}::uuid and deleted_at is null
      and status in ('succeeded', 'failed', 'canceled')
    returning id`;
  const movedIds = moved.map(({ id }) => id);
  await tx.comment.deleteMany({ where: { cutoutId: { in: movedIds } } });
  await tx.shareItem.deleteMany({ where: { cutoutId: { in: movedIds } } });
  await tx.$executeRaw`
    delete from favourites f where f.cutout_id = any(${movedIds}::uuid[])
      and not exists (select 1 from members m where m.workspace_id = ${to.workspaceId}::uuid and m.user_id = f.user_id)`;
  await tx.favourite.updateMany({ where: { cutoutId: { in: movedIds } }, data: { workspaceId: to.workspaceId } });
  await carryTags(tx, from, to, movedIds);
  return movedIds;
}

/** Tags go along by their names, which the other workspace may have already. */
async function carryTags(tx: Db, from: WorkspaceScope, to: WorkspaceScope, ids: string[]): Promise<void> {
  const carried = await tx.$queryRaw<{ name: string }[]>`
    select distinct t.name from cutout_tags ct join tags t on t.id = ct.tag_id
    where ct.cutout_id = any(${ids}::uuid[]) and t.workspace_id = ${from.workspaceId}::uuid`;
  for (const { name } of carried) {
    await tx.$executeRaw`
      insert into tags (id, workspace_id, name) values (${newId()}::uuid, ${to.workspaceId}::uuid, ${name})
      on conflict (workspace_id, lower(name)) do nothing`;
  }
  await tx.$executeRaw`
    update cutout_tags ct set tag_id = there.id
    from tags here join tags there on there.workspace_id = ${to.workspaceId}::uuid and lower(there.name) = lower(here.name)
    where ct.tag_id = here.id and here.workspace_id = ${from.workspaceId}::uuid and ct.cutout_id = any(${ids}::uuid[])`;
  await dropUnusedTags(tx, from);
}
