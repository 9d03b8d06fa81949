import { type Db, db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';

/** What a member may use in a calendar month (UTC), null without a limit, and what of this one is used or held. */
export type Cap = { capMicros: bigint | null; usedMicros: bigint };

export async function findCap({ workspaceId, userId }: WorkspaceScope, tx: Db = db()): Promise<Cap> {
  const [cap] = await tx.$queryRaw<Cap[]>`
    select monthly_cap_micros as "capMicros", coalesce(used_micros, 0)::bigint as "usedMicros"
    from members
    left join member_months months on (months.workspace_id, months.user_id) = (members.workspace_id, members.user_id)
      and month = date_trunc('month', now() at time zone 'UTC')::date
    where members.workspace_id = ${workspaceId}::uuid and members.user_id = ${userId}::uuid`;
  return cap ?? { capMicros: null, usedMicros: 0n };
}
