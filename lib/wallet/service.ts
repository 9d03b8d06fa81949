import type { Db } from '@/lib/db';
import { env } from '@/lib/env';
import { newId } from '@/lib/ids';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { type Balance, findBalance, insertGrant, insertHold, moveToHeld, releaseHold, settleHold } from './store';

export type InsufficientCredit = Refusal<'insufficient_credit', { neededMicros: bigint; availableMicros: bigint }>;

/** What the workspace has and what is set aside, in micro-USD. */
export function balanceOf(scope: WorkspaceScope): Promise<Balance> {
  return findBalance(scope);
}

/** The balance with what an image costs now: what people are shown of a wallet. */
export async function walletOf(scope: WorkspaceScope) {
  return { ...(await findBalance(scope)), priceMicros: env().PRICE_PER_IMAGE_MICROUSD };
}

/** Sets `amountMicros` aside for one cutout, in the caller's transaction. There is no overdraft. */
export async function reserve(
  tx: Db,
  scope: WorkspaceScope,
  cutoutId: string,
  amountMicros: bigint,
): Promise<Result<{ holdId: string }, InsufficientCredit>> {
  if (!(await moveToHeld(tx, scope, amountMicros))) {
    const { availableMicros } = await findBalance(scope, tx);
    return refuse('insufficient_credit', { neededMicros: amountMicros, availableMicros });
  }
  const holdId = newId();
  await insertHold(tx, scope, holdId, cutoutId, amountMicros);
  return ok({ holdId });
}

/** Spends a cutout's hold and records what it was sold for and what it cost. False: the hold had ended already. */
export function settle(tx: Db, scope: WorkspaceScope, cutout: { id: string; createdById: string | null }) {
  return settleHold(tx, scope, {
    id: newId(),
    cutoutId: cutout.id,
    userId: cutout.createdById,
    costMicros: env().COST_PER_IMAGE_MICROUSD,
  });
}

/** Gives a cutout's hold back. False: the hold had ended already. */
export function release(tx: Db, scope: WorkspaceScope, cutoutId: string) {
  return releaseHold(tx, scope, cutoutId);
}

/** The welcome credit of a confirmed person's personal workspace; comes once, however often it is asked for. */
export async function grantWelcome(tx: Db, user: { id: string }, workspaceId: string): Promise<void> {
  const amountMicros = env().WELCOME_CREDIT_MICROUSD;
  if (amountMicros === 0n) return;
  await insertGrant(tx, workspaceId, {
    id: newId(),
    kind: 'welcome',
    paidMicros: 0n,
    grantedMicros: amountMicros,
    sourceRef: `welcome:${user.id}`,
  });
}
