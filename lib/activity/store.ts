import { type Db, db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { Prisma } from '@/prisma/generated/client';
import type { DeedKind } from './deeds';
import { type DeedGroup, kindsOf } from './rules';

type NewDeed = { kind: DeedKind; about: object; actorId: string | null };

export async function insertDeed(tx: Db, { workspaceId }: WorkspaceScope, deed: NewDeed): Promise<void> {
  await tx.activity.create({ data: { workspaceId, ...deed } });
}

export type DeedRow = {
  id: string;
  at: Date;
  kind: string;
  about: object;
  actorId: string | null;
  actorName: string | null;
  /** The other workspace of a move, where whoever reads belongs to it too. */
  otherName: string | null;
  otherKind: string | null;
};

/** Days are instants here, `until` exclusive. */
export type Wanted = { kind?: DeedGroup; person?: string; since?: Date; until?: Date };

/** A place in the log, exclusive: older than `before` counted backwards, or younger than `after` counted forwards; null is an end of it. */
export type Place = { before: string | null } | { after: string | null };

type Reader = WorkspaceScope<'see_activity'>;

/** Deeds in order, with whose they are. */
export function findDeeds({ workspaceId, userId }: Reader, wanted: Wanted, place: Place, limit: number) {
  const { kind, person, since, until } = wanted;
  const isForward = 'after' in place;
  const from = isForward ? place.after : place.before;
  return db().$queryRaw<DeedRow[]>`
    select activity.id, activity.created_at as at, activity.kind, activity.about,
           users.id as "actorId", coalesce(users.name, users.email) as "actorName",
           other.name as "otherName", other.kind::text as "otherKind"
    from activity
    left join users on users.id = activity.actor_id
    left join members on members.user_id = ${userId}::uuid and members.workspace_id::text = activity.about->>'workspaceId'
    left join workspaces as other on other.id = members.workspace_id and other.deleted_at is null
    where activity.workspace_id = ${workspaceId}::uuid
      ${from === null ? Prisma.empty : Prisma.sql`and activity.id ${isForward ? Prisma.raw('>') : Prisma.raw('<')} ${from}::uuid`}
      ${kind ? Prisma.sql`and activity.kind = any(${kindsOf(kind)})` : Prisma.empty}
      ${person ? Prisma.sql`and activity.actor_id = ${person}::uuid` : Prisma.empty}
      ${since ? Prisma.sql`and activity.created_at >= ${since.toISOString()}::timestamptz` : Prisma.empty}
      ${until ? Prisma.sql`and activity.created_at < ${until.toISOString()}::timestamptz` : Prisma.empty}
    order by activity.id ${Prisma.raw(isForward ? 'asc' : 'desc')} limit ${limit}`;
}

/** Whoever did something in a workspace: members first, then those who left. */
export function findActors({ workspaceId }: Reader) {
  return db().$queryRaw<{ id: string; name: string; isMember: boolean }[]>`
    with actor as (select distinct actor_id as id from activity where workspace_id = ${workspaceId}::uuid)
    select users.id, coalesce(users.name, users.email) as name,
           users.id in (select user_id from members where workspace_id = ${workspaceId}::uuid) as "isMember"
    from actor join users on users.id = actor.id
    order by "isMember" desc, name, id`;
}
