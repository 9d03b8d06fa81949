import { type Db, db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import type { GrantKind } from '@/prisma/generated/enums';

export type NewGrant = {
  id: string;
  kind: GrantKind;
  paidMicros: bigint;
  grantedMicros: bigint;
  sourceRef: string;
  /** Why an operator gave it, and which one. */
  note?: string;
  createdById?: string;
};

/** Puts credit in, once for each `sourceRef`; false when that source had granted before (W3). */
export async function insertGrant(tx: Db, workspaceId: string, grant: NewGrant): Promise<boolean> {
  const granted = await tx.$executeRaw`
    with credit as (
      insert into grants (id, workspace_id, kind, paid_micros, granted_micros, left_micros, source_ref, note, created_by_id)
      values (${grant.id}::uuid, ${workspaceId}::uuid, ${grant.kind}::grant_kind, ${grant.paidMicros},
              ${grant.grantedMicros}, ${grant.grantedMicros}, ${grant.sourceRef},
              ${grant.note ?? null}, ${grant.createdById ?? null}::uuid)
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

export type GrantRow = {
  sourceRef: string;
  paidMicros: bigint;
  grantedMicros: bigint;
  /** Below zero where a bank took back what was spent. */
  leftMicros: bigint;
  /** What refunds and disputes have of it, by what took it. */
  taken: { sourceRef: string; amountMicros: bigint }[];
};

/** The grants of these sources in this workspace. */
export async function findGrants(scope: WorkspaceScope, sourceRefs: string[], tx: Db = db()): Promise<GrantRow[]> {
  const rows = await tx.grant.findMany({
    where: { workspaceId: scope.workspaceId, sourceRef: { in: sourceRefs } },
    include: { debits: { where: { state: 'taken' }, select: { sourceRef: true, amountMicros: true } } },
  });
  return rows.map(({ sourceRef, paidMicros, grantedMicros, leftMicros, debits }) => ({
    ...{ sourceRef, paidMicros, grantedMicros, leftMicros },
    taken: debits,
  }));
}
