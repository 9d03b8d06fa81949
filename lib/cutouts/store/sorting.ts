import { type Db, db } from '@/lib/db';
import { newId } from '@/lib/ids';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { Prisma } from '@/prisma/generated/client';

/** The workspace's tags by name. */
export function findTags({ workspaceId }: WorkspaceScope) {
  return db().tag.findMany({ where: { workspaceId }, select: { id: true, name: true }, orderBy: { name: 'asc' } });
}

/** Everybody who ever had an image cut out here, by name; one row a person is counted, not one a cutout. */
export function findAuthors({ workspaceId }: WorkspaceScope): Promise<{ id: string; name: string }[]> {
  return db().$queryRaw`
    select users.id, coalesce(users.name, users.email) as name from users
    where users.id in (select user_id from member_months where workspace_id = ${workspaceId}::uuid)
       or users.id in (select user_id from members where workspace_id = ${workspaceId}::uuid)
    order by 2`;
}

/** The tag of that name, made if there is none; null when the workspace has too many. Names differ in more than their case. */
export async function ensureTag(tx: Db, { workspaceId }: WorkspaceScope, name: string, most: number) {
  const [tag] = await tx.$queryRaw<{ id: string }[]>`
    insert into tags (id, workspace_id, name)
    select ${newId()}::uuid, ${workspaceId}::uuid, ${name}
    where (select count(*) from (select 1 from tags where workspace_id = ${workspaceId}::uuid limit ${most}) t) < ${most}
       or exists (select 1 from tags where workspace_id = ${workspaceId}::uuid and lower(name) = lower(${name}))
    on conflict (workspace_id, lower(name)) do update set name = tags.name
    returning id`;
  return tag ?? null;
}

/** Which of the cutouts are in the workspace, held there until the transaction ends: one that is being moved away is not. */
const heldIn = ({ workspaceId }: WorkspaceScope, ids: string[]) => Prisma.sql`
  select id from cutouts where id = any(${ids}::uuid[]) and workspace_id = ${workspaceId}::uuid order by id for share`;

/** Puts a tag of the workspace on cutouts of it; how many did not have it. A tag that none got is gone again. */
export async function addTag(tx: Db, scope: WorkspaceScope, tagId: string, cutoutIds: string[]): Promise<number> {
  const added = await tx.$executeRaw`
    with held as materialized (${heldIn(scope, cutoutIds)})
    insert into cutout_tags (tag_id, cutout_id)
    select tags.id, held.id from held, tags where tags.id = ${tagId}::uuid and tags.workspace_id = ${scope.workspaceId}::uuid
    on conflict do nothing`;
  if (added === 0) await dropUnusedTags(tx, scope);
  return added;
}

/** Takes a tag of the workspace off cutouts, and the tag itself away with its last; how many had it. */
export async function removeTag(tx: Db, scope: WorkspaceScope, tagId: string, cutoutIds: string[]) {
  const removed = await tx.cutoutTag.deleteMany({
    where: { tagId, cutoutId: { in: cutoutIds }, tag: { workspaceId: scope.workspaceId } },
  });
  await dropUnusedTags(tx, scope);
  return removed.count;
}

/** Takes the workspace's tags away that no cutout has (any more): nobody is offered one that finds nothing. */
export async function dropUnusedTags(tx: Db, { workspaceId }: WorkspaceScope): Promise<void> {
  await tx.$executeRaw`
    delete from tags where workspace_id = ${workspaceId}::uuid
      and not exists (select 1 from cutout_tags where cutout_tags.tag_id = tags.id)`;
}

/** Makes cutouts favourites of the one who acts; how many were not. */
export function addFavourites(tx: Db, scope: WorkspaceScope, cutoutIds: string[]): Promise<number> {
  return tx.$executeRaw`
    with held as materialized (${heldIn(scope, cutoutIds)})
    insert into favourites (user_id, workspace_id, cutout_id)
    select ${scope.userId}::uuid, ${scope.workspaceId}::uuid, id from held
    on conflict do nothing`;
}

export async function removeFavourites(tx: Db, { userId, workspaceId }: WorkspaceScope, cutoutIds: string[]) {
  if (userId === null) return 0;
  const removed = await tx.favourite.deleteMany({ where: { userId, workspaceId, cutoutId: { in: cutoutIds } } });
  return removed.count;
}
