import type { Movement } from '@/lib/billing/client/balance';
import { formatCents } from '@/lib/money';

/** Something that is kept, and what the rows or the bank behind it say instead; null: there is nothing of the kind. */
export type Difference = {
  /** Kind and id: "wallet 0198…". */
  subject: string;
  says: string;
  is: string | null;
  but: string;
  should: string | null;
};

/** One line for a person: "wallet 0198…: available is $0.018, but its entries add up to $0.036". */
export function inWords({ subject, says, is, but, should }: Difference): string {
  return `${subject}: ${says} ${is ?? 'nothing'}, but ${but} ${should ?? 'nothing'}`;
}

/** What our rows say of one paid payment. */
export type OurPayment = {
  id: string;
  paymentIntentId: string | null;
  totalCents: number;
  /** Null: not known yet. */
  feeCents: number | null;
  refundedCents: number;
  /** Asked for, and perhaps not yet on its way: Stripe waits while its balance is too low. */
  pendingCents: number;
  disputedCents: number;
  /** Paid so lately that Stripe may not have booked it yet. */
  isFresh: boolean;
};

const IN = new Set(['charge']);
const BACK = new Set(['refund', 'refund_failure']);
const DISPUTED = new Set(['dispute', 'dispute_reversal']);

/** Stripe's bookings beside our rows, payment by payment: charges, fees, refunds, disputes. Every movement since the first payment. */
export function compareWithStripe(ours: OurPayment[], movements: Movement[]): Difference[] {
  const byPayment = new Map<string, Movement[]>();
  for (const movement of movements) {
    if (movement.paymentIntentId === null) continue;
    const known = byPayment.get(movement.paymentIntentId);
    if (known) known.push(movement);
    else byPayment.set(movement.paymentIntentId, [movement]);
  }
  const differences = ours.flatMap((payment) =>
    compareOne(payment, byPayment.get(payment.paymentIntentId ?? '') ?? []),
  );
  const known = new Set(ours.map(({ paymentIntentId }) => paymentIntentId));
  for (const [id, booked] of byPayment) {
    const cents = sum(booked, IN);
    if (known.has(id) || cents === 0) continue;
    differences.push({
      subject: `Stripe's payment ${id}`,
      says: 'it brought',
      is: formatCents(cents),
      but: 'we know of',
      should: null,
    });
  }
  return differences;
}

const sum = (booked: Movement[], categories: Set<string>) =>
  booked.reduce((cents, one) => (categories.has(one.reportingCategory) ? cents + one.amountCents : cents), 0);

function compareOne(payment: OurPayment, booked: Movement[]): Difference[] {
  const charged = sum(booked, IN);
  if (payment.isFresh && charged === 0) return [];
  const feeCents = booked.reduce((cents, one) => (IN.has(one.reportingCategory) ? cents + one.feeCents : cents), 0);
  const sentBack = -sum(booked, BACK);
  // What waits may be booked or not; both are right.
  const latest = payment.refundedCents + payment.pendingCents;
  const refunded = sentBack >= payment.refundedCents && sentBack <= latest ? sentBack : payment.refundedCents;
  const compared: [string, number, string, number][] = [
    ['its total is', payment.totalCents, 'Stripe was paid', charged],
    ["Stripe's fee is", payment.feeCents ?? feeCents, 'Stripe kept', feeCents],
    ['refunded is', refunded, 'Stripe sent back', sentBack],
    ['disputed is', payment.disputedCents, 'banks took back', -sum(booked, DISPUTED)],
  ];
  return compared.flatMap(([says, is, but, should]) =>
    is === should
      ? []
      : [{ subject: `payment ${payment.id}`, says, is: formatCents(is), but, should: formatCents(should) }],
  );
}
