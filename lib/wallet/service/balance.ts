import type { Db } from '@/lib/db';
import { env } from '@/lib/env';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { type Balance, findBalance, findLeft, findWatch, setWatch } from '../store/balance';
import { findCap } from '../store/caps';

/** What the workspace has and what is set aside, in micro-USD. */
export function balanceOf(scope: WorkspaceScope, tx?: Db): Promise<Balance> {
  return findBalance(scope, tx);
}

/**
 * The balance with what an image costs now, the viewer's monthly cap and what is left of it (null: there is none): what
 * people are shown of a wallet.
 */
export async function walletOf(scope: WorkspaceScope) {
  const [balance, { capMicros, usedMicros }] = await Promise.all([findBalance(scope), findCap(scope)]);
  const leftMicros = capMicros === null ? null : capMicros - usedMicros;
  // A cap may be lowered below what was used.
  const capLeftMicros = leftMicros !== null && leftMicros < 0n ? 0n : leftMicros;
  return { ...balance, priceMicros: env().PRICE_PER_IMAGE_MICROUSD, capMicros, capLeftMicros };
}

/** What is left of credit that was paid for, and of credit that was given, in micro-USD. */
export function creditLeft(scope: WorkspaceScope): Promise<{ paidMicros: bigint; freeMicros: bigint }> {
  return findLeft(scope);
}

/** The level that was asked for by `watchBelow`, in micro-USD. */
export function watchedLevel(scope: WorkspaceScope, tx?: Db): Promise<bigint | null> {
  return findWatch(scope.workspaceId, tx);
}

/** Asks for the job `watch_balance` when a reserve next leads below so many micro-USD; null: never. */
export function watchBelow(tx: Db, scope: WorkspaceScope, belowMicros: bigint | null): Promise<void> {
  return setWatch(tx, scope.workspaceId, belowMicros);
}
