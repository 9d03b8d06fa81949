import { type Db, db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';

export type Balance = { availableMicros: bigint; heldMicros: bigint };

export async function findBalance(scope: WorkspaceScope, tx: Db = db()): Promise<Balance> {
  return tx.wallet.findUniqueOrThrow({
    where: { workspaceId: scope.workspaceId },
    select: { availableMicros: true, heldMicros: true },
  });
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
