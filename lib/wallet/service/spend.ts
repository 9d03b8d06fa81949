import type { Db } from '@/lib/db';
import { env } from '@/lib/env';
import { newId } from '@/lib/ids';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { findBalance } from '../store/balance';
import { findCap } from '../store/caps';
import { insertHold, moveToHeld, releaseHold, settleHold } from '../store/holds';
import { askForWatch } from './watch';

export type InsufficientCredit = Refusal<'insufficient_credit', { neededMicros: bigint; availableMicros: bigint }>;

/** The member may use no more than this in a calendar month (UTC). */
export type CapReached = Refusal<'cap_reached', { capMicros: bigint; usedMicros: bigint; neededMicros: bigint }>;

/**
 * Sets `amountMicros` aside for one cutout, in the caller's transaction. There is no overdraft, neither of the wallet nor
 * of what the member may use this month; whoever was removed a moment ago spends nothing more.
 */
export async function reserve(
  tx: Db,
  scope: WorkspaceScope,
  cutoutId: string,
  amountMicros: bigint,
): Promise<Result<{ holdId: string }, InsufficientCredit | CapReached | Refusal<'not_found'>>> {
  const moved = await moveToHeld(tx, scope, amountMicros);
  if (!moved) {
    const { availableMicros } = await findBalance(scope, tx);
    return refuse('insufficient_credit', { neededMicros: amountMicros, availableMicros });
  }
  if (moved.isGone) return refuse('not_found');
  if (moved.isCapped) {
    const { capMicros, usedMicros } = await findCap(scope, tx);
    return refuse('cap_reached', { capMicros: capMicros ?? 0n, usedMicros, neededMicros: amountMicros });
  }
  const holdId = newId();
  if (!(await insertHold(tx, scope, holdId, cutoutId, amountMicros))) return refuse('not_found');
  if (moved.isLow) await askForWatch(tx, scope);
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
