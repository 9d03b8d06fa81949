import { invalid } from '../failure';
import type { Charge, Dispute } from '../objects';
import type { Sandbox } from '../sandbox';
import { move } from './balance';

const DISPUTE_FEE = 1_500;

/** A customer goes to their bank: it takes the money (an inquiry only asks). */
export function openDispute(
  sandbox: Sandbox,
  charge: Charge,
  { amount = charge.amount - charge.amount_refunded, reason = 'fraudulent', isInquiry = false } = {},
): Dispute {
  const { book, events } = sandbox;
  if (charge.disputed) throw invalid(`Charge ${charge.id} is disputed already.`);
  const dispute: Dispute = {
    ...book.name('dp', 'dispute'),
    ...{ amount, currency: 'usd', charge: charge.id, payment_intent: charge.payment_intent, reason, metadata: {} },
    ...{ status: isInquiry ? 'warning_needs_response' : 'needs_response', is_charge_refundable: isInquiry },
    balance_transactions: [],
  };
  charge.disputed = true;
  book.disputes.set(dispute.id, dispute);
  if (!isInquiry) {
    dispute.balance_transactions.push(move(sandbox, -amount, 'adjustment', 'dispute', dispute.id, DISPUTE_FEE));
  }
  events.emit('charge.dispute.created', dispute);
  if (!isInquiry) events.emit('charge.dispute.funds_withdrawn', dispute);
  book.changed();
  return dispute;
}

export function closeDispute(sandbox: Sandbox, dispute: Dispute, status: 'won' | 'lost' | 'warning_closed'): void {
  const isInquiry = dispute.status.startsWith('warning_');
  if (isInquiry !== (status === 'warning_closed'))
    throw invalid('An inquiry ends as warning_closed, a dispute as won or lost.');
  if (dispute.status !== 'needs_response' && dispute.status !== 'warning_needs_response') {
    throw invalid(`Dispute ${dispute.id} is closed.`);
  }
  dispute.status = status;
  if (status === 'won') {
    dispute.balance_transactions.push(
      move(sandbox, dispute.amount, 'adjustment', 'dispute_reversal', dispute.id, -DISPUTE_FEE),
    );
  }
  sandbox.events.emit('charge.dispute.closed', dispute);
  if (status === 'won') sandbox.events.emit('charge.dispute.funds_reinstated', dispute);
  sandbox.book.changed();
}
