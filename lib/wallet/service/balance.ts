import type { Db } from '@/lib/db';
import { env } from '@/lib/env';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { type Balance, findBalance, findWatch, setWatch } from '../store/balance';

/** What the workspace has and what is set aside, in micro-USD. */
export function balanceOf(scope: WorkspaceScope, tx?: Db): Promise<Balance> {
  return findBalance(scope, tx);
}

/** The balance with what an image costs now: what people are shown of a wallet. */
export async function walletOf(scope: WorkspaceScope) {
  return { ...(await findBalance(scope)), priceMicros: env().PRICE_PER_IMAGE_MICROUSD };
}

/** The level that was asked for by `watchBelow`, in micro-USD. */
export function watchedLevel(scope: WorkspaceScope, tx?: Db): Promise<bigint | null> {
  return findWatch(scope.workspaceId, tx);
}

/** Asks for the job `watch_balance` when a reserve next leads below so many micro-USD; null: never. */
export function watchBelow(tx: Db, scope: WorkspaceScope, belowMicros: bigint | null): Promise<void> {
  return setWatch(tx, scope.workspaceId, belowMicros);
}
