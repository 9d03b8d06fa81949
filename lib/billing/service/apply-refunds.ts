import { note } from '@/lib/activity/service';
import type { Db } from '@/lib/db';
import { newId } from '@/lib/ids';
import { balanceOf } from '@/lib/wallet/service/balance';
import { creditOf } from '@/lib/wallet/service/credit';
import { giveBack, lock, take } from '@/lib/wallet/service/debit';
import { scopeOfPayment } from '@/lib/workspaces/scope';
import { refusesRefunds } from '../rules/dispute';
import { grantRefs, type SeenRefund } from '../rules/payment';
import { creditTaken, least, splitRefund } from '../rules/refund';
import type { Payment } from '../store/payments';
import { changeRefund, insertRefund } from '../store/refunds';

/** The names under which a refund's credit stands in the wallet. */
export const refundRefs = (refundId: string) => ({ bought: `refund:${refundId}`, bonus: `refund:${refundId}:bonus` });

/** Our row of a refund at Stripe; undefined: it was made there. */
export const knownRefund = ({ refunds }: Payment, seen: SeenRefund) =>
  refunds.find(({ id, stripeRefundId }) => stripeRefundId === seen.id || id === seen.refundId);

/** What of a payment went back, or is on its way, in cents, and whether a bank has it or asks about it. */
export function returnsOf({ refunds, disputes }: Payment) {
  const alive = refunds.filter(({ status }) => status !== 'failed');
  return {
    goneNetCents: alive.reduce((sum, { netCents }) => sum + netCents, 0),
    goneTaxCents: alive.reduce((sum, { taxCents }) => sum + taxCents, 0),
    isDisputed: disputes.some(({ status }) => refusesRefunds(status)),
  };
}

/** Brings a payment's refunds to where they stand at Stripe. In the transaction that has changed the payment. */
export async function applyRefunds(tx: Db, payment: Payment, refunds: readonly SeenRefund[]): Promise<void> {
  for (const seen of refunds) {
    const known = knownRefund(payment, seen);
    if (!known) {
      if (seen.status !== 'failed') await takeOutside(tx, payment, seen);
      if (seen.status === 'succeeded') await notePaidBack(tx, payment, seen);
    } else if (known.status !== seen.status && known.status !== 'failed') {
      await changeRefund(tx, known.id, {
        status: seen.status,
        stripeRefundId: seen.id,
        failureCode: seen.failureCode,
        ...(seen.status !== 'pending' && { endedAt: new Date() }),
      });
      if (seen.status === 'failed') await returnCredit(tx, payment, known.id);
      if (seen.status === 'succeeded') await notePaidBack(tx, payment, seen, known.createdById);
    }
  }
}

/** Once the card has it; what was asked for and refused went nowhere. Nobody here did what an operator did at Stripe itself. */
async function notePaidBack(tx: Db, payment: Payment, seen: SeenRefund, by: string | null = null): Promise<void> {
  await note(tx, scopeOfPayment(payment), { kind: 'paid_back', amountCents: seen.amountCents }, by);
}

/** The card did not take it: the credit is there again. */
export async function returnCredit(tx: Db, payment: { workspaceId: string }, refundId: string): Promise<void> {
  const refs = refundRefs(refundId);
  await giveBack(tx, scopeOfPayment(payment), refs.bought);
  await giveBack(tx, scopeOfPayment(payment), refs.bonus);
}

/**
 * A refund that an operator made at Stripe itself: its credit goes, with the bonus that came with it, as far as it is there.
 * What was spent is a present of the operator's, who alone can do this.
 */
async function takeOutside(tx: Db, payment: Payment, seen: SeenRefund): Promise<void> {
  const scope = scopeOfPayment(payment);
  const id = newId();
  const netCents = payment.amountCents - payment.discountCents;
  const parts = splitRefund({ netCents, taxCents: payment.taxCents }, seen.amountCents);
  await insertRefund(tx, scope, { id, paymentId: payment.id, ...parts, status: seen.status, stripeRefundId: seen.id });
  await lock(tx, scope);
  const grants = grantRefs(payment.id);
  const credit = await creditOf(scope, Object.values(grants), tx);
  const left = (ref: string) => credit.get(ref)?.leftMicros ?? 0n;
  const { availableMicros } = await balanceOf(scope, tx);
  const taken = creditTaken(
    {
      ...{ netCents, grantedMicros: payment.grantedMicros, goneNetCents: returnsOf(payment).goneNetCents },
      leftMicros: least(left(grants.bought), availableMicros),
      bonusLeftMicros: left(grants.bonus),
    },
    parts.netCents,
  );
  const refs = refundRefs(id);
  const takeOf = (grantRef: string, amountMicros: bigint, sourceRef: string) =>
    amountMicros > 0n && take(tx, scope, { kind: 'refund', grantRef, amountMicros, sourceRef });
  await takeOf(grants.bought, taken.amountMicros, refs.bought);
  await takeOf(grants.bonus, least(taken.bonusMicros, availableMicros - taken.amountMicros), refs.bonus);
}
