import type { Db } from '@/lib/db';
import type { DebitKind } from '@/prisma/generated/enums';

/** `grantRef`: the grant's `sourceRef`. */
export type NewDebit = { id: string; grantRef: string; kind: DebitKind; amountMicros: bigint; sourceRef: string };

/**
 * Takes credit out of one grant, once for each `sourceRef`; false when that source had taken before, or when a refund asks
 * for more than is left. A dispute takes what was spent too: the grant's rest, and the wallet, may fall below zero.
 * A statement of its own after `lockWallet`.
 */
export async function insertDebit(tx: Db, workspaceId: string, debit: NewDebit): Promise<boolean> {
  const { id, grantRef, kind, amountMicros, sourceRef } = debit;
  const taken = await tx.$executeRaw`
    with debit as (
      insert into debits (id, workspace_id, grant_id, kind, amount_micros, source_ref)
      select ${id}::uuid, grants.workspace_id, grants.id, ${kind}::debit_kind, ${amountMicros}, ${sourceRef}
      from grants join wallets using (workspace_id)
      where grants.source_ref = ${grantRef} and grants.workspace_id = ${workspaceId}::uuid
        and (${kind} = 'dispute' or least(grants.left_micros, wallets.available_micros) >= ${amountMicros})
      on conflict (source_ref) do nothing
      returning id, workspace_id, grant_id, amount_micros
    ), reduced as (
      update grants set left_micros = grants.left_micros - debit.amount_micros from debit where grants.id = debit.grant_id
    ), emptied as (
      update wallets set available_micros = wallets.available_micros - debit.amount_micros
      from debit where wallets.workspace_id = debit.workspace_id
      returning wallets.workspace_id, wallets.available_micros, debit.id as debit_id, debit.amount_micros
    )
    insert into entries (workspace_id, kind, available_micros, held_micros, balance_micros, debit_id)
    select workspace_id, 'debit', -amount_micros, 0, available_micros, debit_id from emptied`;
  return taken === 1;
}

/** Gives a debit back to its grant (a refund that failed, a dispute that was won); false when it is back already. After `lockWallet`. */
export async function returnDebit(tx: Db, workspaceId: string, sourceRef: string): Promise<boolean> {
  const returned = await tx.$executeRaw`
    with ended as (
      update debits set state = 'returned', ended_at = now()
      where source_ref = ${sourceRef} and workspace_id = ${workspaceId}::uuid and state = 'taken'
      returning id, workspace_id, grant_id, amount_micros
    ), refilled as (
      update wallets set available_micros = wallets.available_micros + ended.amount_micros
      from ended where wallets.workspace_id = ended.workspace_id
      returning wallets.workspace_id, wallets.available_micros, ended.id as debit_id, ended.grant_id, ended.amount_micros
    ), given as (
      update grants set left_micros = grants.left_micros + refilled.amount_micros
      from refilled where grants.id = refilled.grant_id
    )
    insert into entries (workspace_id, kind, available_micros, held_micros, balance_micros, debit_id)
    select workspace_id, 'debit_return', amount_micros, 0, available_micros, debit_id from refilled`;
  return returned === 1;
}
