import { db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';

/** How many images were paid for, and what they came to, in micro-USD. */
export type Use = { images: number; amountMicros: bigint };

/** The images of each stretch between instants that follow each other; `bucket` counts from 1. Empty ones are left out. */
export function findUsageBetween(scope: WorkspaceScope, instants: Date[]): Promise<(Use & { bucket: number })[]> {
  const bounds = instants.map((at) => at.toISOString());
  // The instants are read once, beside the rows: as a parameter they were read again for each.
  return db().$queryRaw`
    with axis as materialized (select ${bounds}::text[]::timestamptz[] as instants)
    select width_bucket(created_at, instants) as bucket, count(*)::int as images,
           sum(price_micros)::bigint as "amountMicros"
    from usage_records, axis
    where workspace_id = ${scope.workspaceId}::uuid
      and created_at >= ${bounds.at(0)}::timestamptz and created_at < ${bounds.at(-1)}::timestamptz
    group by 1`;
}

/**
 * The images of each person between the first and the last instant, most first, and how many in which stretch (from 1; empty
 * ones are left out). A person whose account is gone has no id and no name.
 */
export function findUsageByPerson(
  scope: WorkspaceScope,
  instants: Date[],
): Promise<(Use & { id: string | null; name: string | null; buckets: Record<string, number> })[]> {
  const bounds = instants.map((at) => at.toISOString());
  return db().$queryRaw`
    with axis as materialized (select ${bounds}::text[]::timestamptz[] as instants),
    used as (
      select user_id, width_bucket(created_at, instants) as bucket, count(*)::int as images, sum(price_micros) as amount
      from usage_records, axis
      where workspace_id = ${scope.workspaceId}::uuid
        and created_at >= ${bounds.at(0)}::timestamptz and created_at < ${bounds.at(-1)}::timestamptz
      group by 1, 2
    )
    select users.id, coalesce(users.name, users.email) as name, sum(used.images)::int as images,
           sum(used.amount)::bigint as "amountMicros", jsonb_object_agg(used.bucket, used.images) as buckets
    from used left join users on users.id = used.user_id
    group by users.id
    order by "amountMicros" desc, name, id`;
}

/** How many cutouts have money set aside now. */
export function countHeld(scope: WorkspaceScope): Promise<number> {
  return db().hold.count({ where: { workspaceId: scope.workspaceId, state: 'held' } });
}
