import { db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import type { EntryKind, HoldState } from '@/prisma/generated/enums';

export type EntryRow = {
  id: bigint;
  kind: EntryKind;
  at: Date;
  availableMicros: bigint;
  heldMicros: bigint;
  balanceMicros: bigint;
  /** The cutout's name, or the kind of grant. */
  title: string | null;
  cutoutId: string | null;
  /** How the hold behind the entry stands now. */
  holdState: HoldState | null;
  failureReason: string | null;
  thumbnailHash: string | null;
  userId: string | null;
};

/**
 * What changed the balance, newest first, with the image or grant behind each entry. `before` is exclusive. A settle is left
 * out: it moves nothing that was available, and the state of its hold tells it at the reserve.
 */
export function findEntries(scope: WorkspaceScope, before: bigint | null, limit: number): Promise<EntryRow[]> {
  return db().$queryRaw<EntryRow[]>`
    select entries.id, entries.kind, entries.created_at as at, entries.available_micros as "availableMicros",
           entries.held_micros as "heldMicros", entries.balance_micros as "balanceMicros",
           coalesce(cutouts.name, grants.kind::text) as title, holds.cutout_id as "cutoutId",
           holds.state as "holdState", cutouts.failure_reason as "failureReason",
           case when cutouts.deleted_at is null then cutouts.thumb256_hash end as "thumbnailHash",
           cutouts.created_by_id as "userId"
    from entries
    left join grants on grants.id = entries.grant_id
    left join holds on holds.id = entries.hold_id
    left join cutouts on cutouts.id = holds.cutout_id
    where entries.workspace_id = ${scope.workspaceId}::uuid and entries.id < ${before ?? 9_223_372_036_854_775_807n}
      and entries.kind <> 'settle'
    order by entries.id desc
    limit ${limit}`;
}
