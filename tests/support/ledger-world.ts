import { db } from '@/lib/db';
import { newId } from '@/lib/ids';
import { ok } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import { grant } from '@/lib/wallet/service/credit';
import { aPerson } from './factories';
import { buy, PRICE, reserveOne, settleOne, takeOne } from './wallet';

const CENT = 10_000n;

/** A paid payment, without the credit that it bought. */
export async function aPayment(workspaceId: string, amountCents: number, bonusMicros = 0n): Promise<string> {
  const id = newId();
  await db().payment.create({
    data: {
      ...{ id, workspaceId, kind: 'checkout', status: 'paid', images: 1, amountCents, totalCents: amountCents },
      ...{ grantedMicros: BigInt(amountCents) * CENT, bonusMicros, paidAt: new Date() },
    },
  });
  return id;
}

/**
 * A workspace in which everything has happened once: $4.50 bought with $0.09 on top, an image of $0.018 cut, $1 refunded; and
 * $5 bought that the bank took back. $3.572 is left.
 */
export async function aWorld() {
  const { scope, workspace, user } = await aPerson();
  const workspaceId = workspace.id;
  const paymentId = await aPayment(workspaceId, 450, 90_000n);
  const paid = `payment:${paymentId}`;
  await buy(scope, paid, 450n * CENT);
  const bonus = { kind: 'bonus' as const, paidMicros: 0n, grantedMicros: 90_000n, sourceRef: `${paid}:bonus` };
  await inTransaction(async (tx) => ok(await grant(tx, scope, bonus)));
  const cutoutId = newId();
  await db().cutout.create({
    data: {
      ...{
        id: cutoutId,
        workspaceId,
        name: 'a.png',
        status: 'succeeded',
        priceMicros: PRICE,
        provider: 'gmi',
        model: 'm',
      },
      ...{ sourceHash: cutoutId, sourceFormat: 'png', sourceSizeBytes: 1, width: 1, height: 1, placeholder: '' },
      deadlineAt: new Date(),
    },
  });
  await reserveOne(scope, cutoutId);
  await settleOne(scope, cutoutId);
  const refund = await db().refund.create({
    data: { paymentId, status: 'succeeded', netCents: 100, taxCents: 0, createdById: scope.userId },
  });
  const back = { grantRef: paid, kind: 'refund' as const, amountMicros: 100n * CENT, sourceRef: `refund:${refund.id}` };
  await takeOne(scope, back);
  const disputedId = await aPayment(workspaceId, 500);
  await buy(scope, `payment:${disputedId}`, 500n * CENT);
  const disputeId = `dp_${newId()}`;
  const grantRef = `payment:${disputedId}`;
  await db().dispute.create({
    data: {
      id: disputeId,
      paymentId: disputedId,
      status: 'needs_response',
      amountCents: 500,
      takenCents: 500,
      debitRef: disputeId,
    },
  });
  await takeOne(scope, { grantRef, kind: 'dispute', amountMicros: 500n * CENT, sourceRef: disputeId });
  const hold = await db().hold.findUniqueOrThrow({ where: { cutoutId } });
  const bought = await db().grant.findUniqueOrThrow({ where: { sourceRef: paid } });
  const free = await db().grant.findUniqueOrThrow({ where: { sourceRef: bonus.sourceRef } });
  const debit = await db().debit.findUniqueOrThrow({ where: { sourceRef: back.sourceRef } });
  const reserved = await db().entry.findFirstOrThrow({ where: { holdId: hold.id, kind: 'reserve' } });
  return {
    ...{ workspaceId, userId: user.id, paymentId, disputedId, disputeId, cutoutId, refundId: refund.id },
    ...{ holdId: hold.id, grantId: bought.id, bonusId: free.id, debitId: debit.id, entryId: reserved.id },
  };
}

export type World = Awaited<ReturnType<typeof aWorld>>;
