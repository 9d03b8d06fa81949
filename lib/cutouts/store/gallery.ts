import { db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { Prisma } from '@/prisma/generated/client';
import type { Cursor, Filter, Sort } from '../query';

/** A filter with its days as ids. `upTo` is the newest id that counts, `except` are left out. */
export type Wanted = Omit<Filter, 'from' | 'to'> & {
  sinceId?: string;
  untilId?: string;
  upTo?: string | null;
  except?: string[];
};

/** How a page is walked: where to begin, and what each row is sorted by besides its id. */
type Walk = { order: Prisma.Sql; key: Prisma.Sql; behind: (cursor: Cursor) => Prisma.Sql };

const name = Prisma.sql`lower(c.name)`;
const deletedMs = Prisma.sql`(extract(epoch from c.deleted_at) * 1000)::bigint`;
const nothing = Prisma.sql`null::text`;

const WALKS: Record<Sort | 'trash', Walk> = {
  newest: {
    order: Prisma.sql`c.id desc`,
    key: nothing,
    behind: ({ id }) => Prisma.sql`c.id < ${id}::uuid`,
  },
  oldest: {
    order: Prisma.sql`c.id asc`,
    key: nothing,
    behind: ({ id }) => Prisma.sql`c.id > ${id}::uuid`,
  },
  name: {
    order: Prisma.sql`${name} asc, c.id desc`,
    key: name,
    behind: ({ id, key }) => Prisma.sql`${name} >= ${key} and (${name} > ${key} or c.id < ${id}::uuid)`,
  },
  trash: {
    order: Prisma.sql`c.deleted_at desc, c.id desc`,
    key: Prisma.sql`${deletedMs}::text`,
    behind: ({ id, key }) => {
      const at = Prisma.sql`'epoch'::timestamptz + ${Number(key) || 0}::float8 * interval '1 millisecond'`;
      return Prisma.sql`c.deleted_at <= ${at} and (c.deleted_at < ${at} or c.id < ${id}::uuid)`;
    },
  },
};

const STATES: Record<NonNullable<Filter['status']>, Prisma.Sql> = {
  queued: Prisma.sql`c.status = 'queued'`,
  processing: Prisma.sql`c.status = 'processing'`,
  working: Prisma.sql`c.status in ('queued', 'processing')`,
  succeeded: Prisma.sql`c.status = 'succeeded'`,
  // `<> 'succeeded'` names the index of those few among a million.
  failed: Prisma.sql`c.status = 'failed' and c.status <> 'succeeded'`,
  canceled: Prisma.sql`c.status = 'canceled' and c.status <> 'succeeded'`,
};

/** Everything that a filter asks but the name. */
function conditions(scope: WorkspaceScope, wanted: Wanted): Prisma.Sql[] {
  const { status, person, tag, favourite, trash, sinceId, untilId, upTo, except } = wanted;
  return [
    Prisma.sql`c.workspace_id = ${scope.workspaceId}::uuid`,
    trash ? Prisma.sql`c.deleted_at is not null` : Prisma.sql`c.deleted_at is null`,
    ...(status ? [STATES[status]] : []),
    ...(person ? [Prisma.sql`c.created_by_id = ${person}::uuid`] : []),
    ...(sinceId ? [Prisma.sql`c.id >= ${sinceId}::uuid`] : []),
    ...(untilId ? [Prisma.sql`c.id < ${untilId}::uuid`] : []),
    ...(upTo ? [Prisma.sql`c.id <= ${upTo}::uuid`] : []),
    ...(except?.length ? [Prisma.sql`c.id <> all(${except}::uuid[])`] : []),
    ...(tag ? [Prisma.sql`c.id in (select t.cutout_id from cutout_tags t where t.tag_id = ${tag}::uuid)`] : []),
    ...(favourite
      ? [
          Prisma.sql`c.id in (select f.cutout_id from favourites f
            where f.user_id = ${scope.userId}::uuid and f.workspace_id = ${scope.workspaceId}::uuid)`,
        ]
      : []),
  ];
}

const all = (parts: Prisma.Sql[]) => Prisma.join(parts, ' and ');

/** `like` without the meaning of its own signs, whatever their case. */
const named = (q: string) => Prisma.sql`${name} like lower(${`%${q.replace(/[\\%_]/g, '\\$&')}%`})`;

/** So many cutouts are looked through one by one for a name before its letters' index is asked. */
const NEAR = 20_000;
/** The index knows groups of three letters. */
const INDEXED_LENGTH = 3;

/**
 * One page's places, in order: ids, and what each is sorted by. Pages begin behind a cursor, so the one a million deep costs what the
 * first does.
 *
 * A name is looked for among the nearest first: what is in many names is found there, however many there are. What is not is rare
 * enough for the index of letters to name all that have it.
 */
export async function findPlaces(
  scope: WorkspaceScope,
  { q, ...wanted }: Wanted,
  { sort, cursor, limit }: { sort: Sort; cursor?: Cursor | undefined; limit: number },
): Promise<Cursor[]> {
  const { order, key, behind } = WALKS[wanted.trash ? 'trash' : sort];
  const parts = [...conditions(scope, wanted), ...(cursor ? [behind(cursor)] : [])];
  const page = Prisma.sql`select c.id, ${key} as key`;
  if (!q) {
    return db().$queryRaw<Cursor[]>`${page} from cutouts c where ${all(parts)} order by ${order} limit ${limit}`;
  }
  // No more than that, so that an index alone may answer.
  const sorted = wanted.trash ? Prisma.sql`c.id, c.name, c.deleted_at` : Prisma.sql`c.id, c.name`;
  const near = await db().$queryRaw<Cursor[]>`
    ${page} from (select ${sorted} from cutouts c where ${all(parts)} order by ${order} limit ${NEAR}) c
    where ${named(q)} order by ${order} limit ${limit}`;
  if (near.length === limit) return near;
  if ([...q].length < INDEXED_LENGTH) {
    return db().$queryRaw<Cursor[]>`
      ${page} from cutouts c where ${all([...parts, named(q)])} order by ${order} limit ${limit}`;
  }
  return db().$queryRaw<Cursor[]>`
    with found as materialized (select ${sorted} from cutouts c where ${all([...parts, named(q)])})
    ${page} from found c order by ${order} limit ${limit}`;
}
