import type { Db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';

// What is spent locks in the same order: hold, wallet, grants; credit that comes or goes otherwise locks the wallet first and never
// a hold. Each function is one or two statements, so that a wallet that is used a thousand times at once is locked for as short as
// can be.

/**
 * Moves `amountMicros` from available to held when there is that much; null when there is not. `isLow`: this is what led
 * below the level somebody watches. Locks the wallet.
 */
export async function moveToHeld(
  tx: Db,
  scope: WorkspaceScope,
  amountMicros: bigint,
): Promise<{ isLow: boolean } | null> {
  const [moved] = await tx.$queryRaw<{ isLow: boolean }[]>`
    update wallets
    set available_micros = available_micros - ${amountMicros}, held_micros = held_micros + ${amountMicros}
    where workspace_id = ${scope.workspaceId}::uuid and available_micros >= ${amountMicros}
    returning coalesce(available_micros < watch_below_micros
                       and available_micros + ${amountMicros} >= watch_below_micros, false) as "isLow"`;
  return moved ?? null;
}

/**
 * Writes the hold, what it takes from which grants (free credit first, then the oldest), and its entry.
 * A statement of its own after `moveToHeld`: its snapshot must be younger than the wallet's lock.
 */
export async function insertHold(
  tx: Db,
  scope: WorkspaceScope,
  holdId: string,
  cutoutId: string,
  amountMicros: bigint,
) {
  await tx.$executeRaw`
    with hold as (
      insert into holds (id, workspace_id, cutout_id, amount_micros)
      values (${holdId}::uuid, ${scope.workspaceId}::uuid, ${cutoutId}::uuid, ${amountMicros})
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
    from wallets where workspace_id = ${scope.workspaceId}::uuid`;
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
      returning id, workspace_id, amount_micros
    ), returned as (
      update wallets
      set available_micros = wallets.available_micros + ended.amount_micros,
          held_micros = wallets.held_micros - ended.amount_micros
      from ended where wallets.workspace_id = ended.workspace_id
      returning ended.id as hold_id, ended.amount_micros, wallets.workspace_id, wallets.available_micros
    ), refilled as (
      update grants set left_micros = grants.left_micros + hold_parts.amount_micros
      from returned join hold_parts on hold_parts.hold_id = returned.hold_id
      where grants.id = hold_parts.grant_id
    )
    insert into entries (workspace_id, kind, available_micros, held_micros, balance_micros, hold_id)
    select workspace_id, 'release', amount_micros, -amount_micros, available_micros, hold_id from returned`;
  return released === 1;
}
