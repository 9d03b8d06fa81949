import { newId } from '@/lib/ids';
import { ok } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import { grant } from '@/lib/wallet/service/credit';
import { giveBack, take } from '@/lib/wallet/service/debit';
import { release, reserve, settle } from '@/lib/wallet/service/spend';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import type { DebitKind } from '@/prisma/generated/enums';

// What others do with a wallet, each in a transaction of its own. Answers whether anything moved.

/** What an image costs in these tests. */
export const PRICE = 18_000n;

export const reserveOne = (scope: WorkspaceScope, cutoutId = newId(), amountMicros = PRICE) =>
  inTransaction((tx) => reserve(tx, scope, cutoutId, amountMicros));

export async function settleOne(scope: WorkspaceScope, id: string): Promise<boolean> {
  return (await inTransaction(async (tx) => ok(await settle(tx, scope, { id, createdById: null })))).value;
}

export async function releaseOne(scope: WorkspaceScope, cutoutId: string): Promise<boolean> {
  return (await inTransaction(async (tx) => ok(await release(tx, scope, cutoutId)))).value;
}

/** Credit that was paid in full. */
export async function buy(scope: WorkspaceScope, sourceRef: string, micros: bigint): Promise<boolean> {
  const credit = { kind: 'purchase' as const, paidMicros: micros, grantedMicros: micros, sourceRef };
  return (await inTransaction(async (tx) => ok(await grant(tx, scope, credit)))).value;
}

export async function takeOne(
  scope: WorkspaceScope,
  debit: { grantRef: string; kind: DebitKind; amountMicros: bigint; sourceRef: string },
): Promise<boolean> {
  return (await inTransaction(async (tx) => ok(await take(tx, scope, debit)))).value;
}

export async function giveBackOne(scope: WorkspaceScope, sourceRef: string): Promise<boolean> {
  return (await inTransaction(async (tx) => ok(await giveBack(tx, scope, sourceRef)))).value;
}
