import type { Db } from '@/lib/db';
import { newId } from '@/lib/ids';
import { balanceOf } from '@/lib/wallet/service/balance';
import { creditOf } from '@/lib/wallet/service/credit';
import { giveBack, lock, take } from '@/lib/wallet/service/debit';
import { scopeOfPayment } from '@/lib/workspaces/scope';
import { grantRefs, type SeenRefund } from '../rules/payment';
import { splitRefund } from '../rules/refund';
import type { Payment } from '../store/payments';
import { changeRefund, insertRefund } from '../store/refunds';

/** The names under which a refund's credit stands in the wallet. */
export const refundRefs = (refundId: string) => ({ bought: `refund:${refundId}`, bonus: `refund:${refundId}:bonus` });

/** Brings a payment's refunds to where they stand at Stripe. In the transaction that has changed the payment. */
export async function applyRefunds(tx: Db, payment: Payment, refunds: readonly SeenRefund[]): Promise<void> {
  for (const seen of refunds) {
    const known = payment.refunds.find(({ id, stripeRefundId }) => stripeRefundId === seen.id || id === seen.refundId);
    if (!known) {
      if (seen.status !== 'failed') await takeOutside(tx, payment, seen);
    } else if (known.status !== seen.status && known.status !== 'failed') {
      await changeRefund(tx, known.id, {
        status: seen.status,
        stripeRefundId: seen.id,
        failureCode: seen.failureCode,
        ...(seen.status !== 'pending' && { endedAt: new Date() }),
      });
      if (seen.status === 'failed') await returnCredit(tx, payment, known.id);
    }
  }
}

/** The card did not take it: the credit is there again. */
export async function returnCredit(tx: Db, payment: { workspaceId: string }, refundId: string): Promise<void> {
  const refs = refundRefs(refundId);
  await giveBack(tx, scopeOfPayment(payment), refs.bought);
  await giveBack(tx, scopeOfPayment(payment), refs.bonus);
}

/**
 * A refund that an operator made at Stripe itself: its credit goes as far as it is there. What was spent is a present of the
 * operator's, who alone can do this.
 */
async function takeOutside(tx: Db, payment: Payment, seen: SeenRefund): Promise<void> {
  const scope = scopeOfPayment(payment);
  const id = newId();
  const netCents = payment.amountCents - payment.discountCents;
  const parts = splitRefund({ netCents, taxCents: payment.taxCents }, seen.amountCents);
  await insertRefund(tx, scope, { id, paymentId: payment.id, ...parts, status: seen.status, stripeRefundId: seen.id });
  await lock(tx, scope);
  const grants = grantRefs(payment.id);
  const bought = (await creditOf(scope, [grants.bought], tx)).get(grants.bought);
  const dueMicros = netCents === 0 ? 0n : (payment.grantedMicros * BigInt(parts.netCents)) / BigInt(netCents);
  const { availableMicros } = await balanceOf(scope, tx);
  const amountMicros = [dueMicros, bought?.leftMicros ?? 0n, availableMicros].reduce((a, b) => (a < b ? a : b));
  if (amountMicros <= 0n) return;
  await take(tx, scope, { kind: 'refund', grantRef: grants.bought, amountMicros, sourceRef: refundRefs(id).bought });
}
