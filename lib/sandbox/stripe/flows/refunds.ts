import { behaviourOf } from '../cards';
import { invalid } from '../failure';
import type { Charge, Metadata, Refund } from '../objects';
import type { Sandbox } from '../sandbox';
import { move } from './balance';

const dollars = (cents: number) => `$${(cents / 100).toFixed(2)}`;
const openDisputes = ['needs_response', 'under_review', 'lost'];

export function createRefund(
  sandbox: Sandbox,
  charge: Charge,
  { amount, reason = null, metadata = {} }: { amount?: number; reason?: string | null; metadata?: Metadata },
): Refund {
  const { book, events } = sandbox;
  const rest = charge.amount - charge.amount_refunded;
  const wanted = amount ?? rest;
  if (rest === 0) {
    throw invalid(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
  }
  const isTaken = [...book.disputes.values()].some(
    (one) => one.charge === charge.id && openDisputes.includes(one.status),
  );
  if (isTaken) {
    throw invalid(`Charge ${charge.id} has been charged back; cannot issue a refund.`, { code: 'charge_disputed' });
  }
  if (wanted < 1) throw invalid('This value must be greater than or equal to 1.', { param: 'amount' });
  if (wanted > rest) {
    const message = `Refund amount (${dollars(wanted)}) is greater than unrefunded amount on charge (${dollars(rest)})`;
    throw invalid(message, { param: 'amount' });
  }
  const { refund: how } = behaviourOf(book.numbers.get(charge.id) ?? '', false);
  const refund: Refund = {
    ...book.name('re', 'refund'),
    ...{ amount: wanted, currency: 'usd', charge: charge.id, payment_intent: charge.payment_intent, reason, metadata },
    ...{ status: how === 'pending' ? 'pending' : 'succeeded', balance_transaction: null },
  };
  refund.balance_transaction = move(sandbox, -wanted, 'refund', 'refund', refund.id).id;
  charge.amount_refunded += wanted;
  charge.refunded = charge.amount_refunded === charge.amount;
  book.refunds.set(refund.id, refund);
  events.emit('refund.created', refund);
  events.emit('charge.refunded', charge);
  events.emit('refund.updated', refund);
  book.changed();
  if (how === 'fails') setTimeout(() => endRefund(sandbox, refund, 'failed'), 200).unref();
  return refund;
}

/** A refund that a card takes at last, or does not take: it may fail after it had succeeded. */
export function endRefund(sandbox: Sandbox, refund: Refund, status: 'succeeded' | 'failed'): void {
  const { book, events } = sandbox;
  if (refund.status === 'failed' || refund.status === status) throw invalid(`Refund ${refund.id} is ${refund.status}.`);
  refund.status = status;
  if (status === 'failed') {
    refund.failure_reason = 'expired_or_canceled_card';
    move(sandbox, refund.amount, 'refund_failure', 'refund_failure', refund.id);
    const charge = book.charges.get(refund.charge);
    if (charge) {
      charge.amount_refunded -= refund.amount;
      charge.refunded = false;
    }
    events.emit('refund.failed', refund);
  }
  events.emit('refund.updated', refund);
  book.changed();
}
