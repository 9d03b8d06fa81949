import type { Db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';

// What is spent locks in the same order: hold, wallet, grants; credit that comes or goes otherwise locks the wallet first and never
// a hold. Each function is one or two statements, so that a wallet that is used a thousand times at once is locked for as short as
// can be.

type Moved = { isLow: boolean; isCapped: boolean; isGone: boolean };

/**
 * Moves `amountMicros` from available to held when there is that much; null when there is not. `isLow`: this is what led
 * below the level somebody watches. `isCapped`: it is more than the member may still use this month; `isGone`: they
 * are no member any more; then the caller rolls back. Locks the wallet, then the member's month.
 */
export async function moveToHeld(tx: Db, scope: WorkspaceScope, amountMicros: bigint): Promise<Moved | null> {
  const [moved] = await tx.$queryRaw<Moved[]>`
    with moved as (
      update wallets
      set available_micros = available_micros - ${amountMicros}, held_micros = held_micros + ${amountMicros}
      where workspace_id = ${scope.workspaceId}::uuid and available_micros >= ${amountMicros}
      returning workspace_id, coalesce(available_micros < watch_below_micros
                                       and available_micros + ${amountMicros} >= watch_below_micros, false) as is_low
    ), person as (
      select moved.workspace_id, wanted.user_id, members.user_id is null as is_gone, monthly_cap_micros as cap
      from moved
      cross join (select ${scope.userId}::uuid as user_id where ${scope.userId}::uuid is not null) wanted
      left join members on (members.workspace_id, members.user_id) = (moved.workspace_id, wanted.user_id)
    ), counted as (
      insert into member_months (workspace_id, user_id, month, used_micros)
      select workspace_id, user_id, date_trunc('month', now() at time zone 'UTC')::date, ${amountMicros}
      from person where cap is null or ${amountMicros} <= cap
      on conflict (workspace_id, user_id, month) do update
      set used_micros = member_months.used_micros + excluded.used_micros
      where not exists (select 1 from person where member_months.used_micros + excluded.used_micros > cap)
      returning 1
    )
    select is_low as "isLow", coalesce(is_gone, false) as "isGone",
           user_id is not null and not exists (select 1 from counted) as "isCapped"
    from moved left join person using (workspace_id)`;
  return moved ?? null;
}

/**
 * Writes the hold, what it takes from which grants (free credit first, then the oldest), and its entry.
 * A statement of its own after `moveToHeld`: its snapshot must be younger than the wallet's lock. Whoever has removed the member
 * under that lock is seen only here: false, and the caller rolls back.
 */
export async function insertHold(
  tx: Db,
  scope: WorkspaceScope,
  holdId: string,
  cutoutId: string,
  amountMicros: bigint,
): Promise<boolean> {
  const logged = await tx.$executeRaw`
    with hold as (
      insert into holds (id, workspace_id, cutout_id, user_id, amount_micros)
      values (${holdId}::uuid, ${scope.workspaceId}::uuid, ${cutoutId}::uuid, ${scope.userId}::uuid, ${amountMicros})
    ), ordered as (
      select id, left_micros,
             sum(left_micros) over (order by paid_micros > 0, created_at, id) - left_micros as before_micros
      from grants where workspace_id = ${scope.workspaceId}::uuid and left_micros > 0
    ), taken as (
      select id, least(left_micros, ${amountMicros} - before_micros)::bigint as amount
      from ordered where before_micros < ${amountMicros}
    ), reduced as (
      update grants set left_micros = grants.left_micros - taken.amount from taken where grants.id = taken.id
    ), parts as (
      insert into hold_parts (hold_id, grant_id, amount_micros) select ${holdId}::uuid, id, amount from taken
    )
    insert into entries (workspace_id, kind, available_micros, held_micros, balance_micros, hold_id)
    select workspace_id, 'reserve', -${amountMicros}::bigint, ${amountMicros}::bigint, available_micros, ${holdId}::uuid
    from wallets
    where workspace_id = ${scope.workspaceId}::uuid
      and (${scope.userId}::uuid is null
           or exists (select 1 from members where (workspace_id, user_id) = (wallets.workspace_id, ${scope.userId}::uuid)))`;
  return logged === 1;
}

/** Ends a hold as spent and writes the usage record; false when it had ended before (W2). */
export async function settleHold(
  tx: Db,
  scope: WorkspaceScope,
  usage: { id: string; cutoutId: string; userId: string | null; costMicros: bigint },
): Promise<boolean> {
  const settled = await tx.$executeRaw`
    with ended as (
      update holds set state = 'settled', ended_at = now()
      where cutout_id = ${usage.cutoutId}::uuid and workspace_id = ${scope.workspaceId}::uuid and state = 'held'
      returning id, workspace_id, amount_micros
    ), paid as (
      update wallets set held_micros = wallets.held_micros - ended.amount_micros
      from ended where wallets.workspace_id = ended.workspace_id
      returning ended.id as hold_id, ended.amount_micros, wallets.workspace_id, wallets.available_micros
    ), logged as (
      insert into entries (workspace_id, kind, available_micros, held_micros, balance_micros, hold_id)
      select workspace_id, 'settle', 0, -amount_micros, available_micros, hold_id from paid
    )
    insert into usage_records (id, workspace_id, cutout_id, hold_id, user_id, price_micros, cost_micros)
    select ${usage.id}::uuid, workspace_id, ${usage.cutoutId}::uuid, hold_id, ${usage.userId}::uuid, amount_micros,
           ${usage.costMicros}
    from paid`;
  return settled === 1;
}

/** Ends a hold as unspent and gives its parts back to their grants; false when it had ended before (W2). */
export async function releaseHold(tx: Db, scope: WorkspaceScope, cutoutId: string): Promise<boolean> {
  const released = await tx.$executeRaw`
    with ended as (
      update holds set state = 'released', ended_at = now()
      where cutout_id = ${cutoutId}::uuid and workspace_id = ${scope.workspaceId}::uuid and state = 'held'
      returning id, workspace_id, amount_micros, user_id, created_at
    ), returned as (
      update wallets
      set available_micros = wallets.available_micros + ended.amount_micros,
          held_micros = wallets.held_micros - ended.amount_micros
      from ended where wallets.workspace_id = ended.workspace_id
      returning ended.id as hold_id, ended.amount_micros, wallets.workspace_id, wallets.available_micros, ended.user_id,
                date_trunc('month', ended.created_at at time zone 'UTC')::date as month
    ), uncounted as (
      update member_months set used_micros = member_months.used_micros - returned.amount_micros
      from returned where (member_months.workspace_id, member_months.user_id, member_months.month)
                          = (returned.workspace_id, returned.user_id, returned.month)
    ), refilled as (
      update grants set left_micros = grants.left_micros + hold_parts.amount_micros
      from returned join hold_parts on hold_parts.hold_id = returned.hold_id
      where grants.id = hold_parts.grant_id
    )
    insert into entries (workspace_id, kind, available_micros, held_micros, balance_micros, hold_id)
    select workspace_id, 'release', amount_micros, -amount_micros, available_micros, hold_id from returned`;
  return released === 1;
}
