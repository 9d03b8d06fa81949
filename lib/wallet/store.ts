import { type Db, db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import type { EntryKind, GrantKind, HoldState } from '@/prisma/generated/enums';

// Every change of money locks in the same order: hold, wallet, grants. Each function is one or two statements, so that a
// wallet that is used a thousand times at once is locked for as short as can be.

export type Balance = { availableMicros: bigint; heldMicros: bigint };

export async function findBalance(scope: WorkspaceScope, tx: Db = db()): Promise<Balance> {
  return tx.wallet.findUniqueOrThrow({
    where: { workspaceId: scope.workspaceId },
    select: { availableMicros: true, heldMicros: true },
  });
}

/** Moves `amountMicros` from available to held when there is that much; answers whether there was. Locks the wallet. */
export async function moveToHeld(tx: Db, scope: WorkspaceScope, amountMicros: bigint): Promise<boolean> {
  const changed = await tx.$executeRaw`
    update wallets
    set available_micros = available_micros - ${amountMicros}, held_micros = held_micros + ${amountMicros}
    where workspace_id = ${scope.workspaceId}::uuid and available_micros >= ${amountMicros}`;
  return changed === 1;
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

/** Puts credit in, once for each `sourceRef`; false when that source had granted before (W3). */
export async function insertGrant(
  tx: Db,
  workspaceId: string,
  grant: { id: string; kind: GrantKind; paidMicros: bigint; grantedMicros: bigint; sourceRef: string },
): Promise<boolean> {
  const granted = await tx.$executeRaw`
    with credit as (
      insert into grants (id, workspace_id, kind, paid_micros, granted_micros, left_micros, source_ref)
      values (${grant.id}::uuid, ${workspaceId}::uuid, ${grant.kind}::grant_kind, ${grant.paidMicros},
              ${grant.grantedMicros}, ${grant.grantedMicros}, ${grant.sourceRef})
      on conflict (source_ref) do nothing
      returning id, workspace_id, granted_micros
    ), filled as (
      update wallets set available_micros = wallets.available_micros + credit.granted_micros
      from credit where wallets.workspace_id = credit.workspace_id
      returning wallets.workspace_id, wallets.available_micros, credit.id as grant_id, credit.granted_micros
    )
    insert into entries (workspace_id, kind, available_micros, held_micros, balance_micros, grant_id)
    select workspace_id, 'grant', granted_micros, 0, available_micros, grant_id from filled`;
  return granted === 1;
}

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
