import { type Db, db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';

export type Balance = { availableMicros: bigint; heldMicros: bigint };

export async function findBalance(scope: WorkspaceScope, tx: Db = db()): Promise<Balance> {
  return tx.wallet.findUniqueOrThrow({
    where: { workspaceId: scope.workspaceId },
    select: { availableMicros: true, heldMicros: true },
  });
}

/** What is left of the grants that were paid for, and of the others, in micro-USD. */
export async function findLeft({ workspaceId }: WorkspaceScope) {
  const [left] = await db().$queryRaw<{ paidMicros: bigint; freeMicros: bigint }[]>`
    select coalesce(sum(left_micros) filter (where paid_micros > 0), 0)::bigint as "paidMicros",
           coalesce(sum(left_micros) filter (where paid_micros = 0), 0)::bigint as "freeMicros"
    from grants where workspace_id = ${workspaceId}::uuid and left_micros > 0`;
  if (!left) throw new Error('an aggregate answers one row');
  return left;
}

/** Locks the wallet, so that a statement after it sees every change that was waited for. */
export async function lockWallet(tx: Db, workspaceId: string): Promise<void> {
  await tx.$queryRaw`select 1 from wallets where workspace_id = ${workspaceId}::uuid for update`;
}

export async function findWatch(workspaceId: string, tx: Db = db()): Promise<bigint | null> {
  const found = await tx.wallet.findUnique({ where: { workspaceId }, select: { watchBelowMicros: true } });
  return found?.watchBelowMicros ?? null;
}

/** From now on the first reserve that leads below `belowMicros` says so; null: none does. */
export async function setWatch(tx: Db, workspaceId: string, belowMicros: bigint | null): Promise<void> {
  await tx.$executeRaw`
    update wallets set watch_below_micros = ${belowMicros}::bigint
    where workspace_id = ${workspaceId}::uuid and watch_below_micros is distinct from ${belowMicros}::bigint`;
}
