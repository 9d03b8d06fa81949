import { microsOf } from '@/lib/money';
import type { PaymentStatus } from '@/prisma/generated/enums';

/** What Stripe says of a payment now; amounts in cents, as Stripe counts. */
export type Snapshot = {
  /** `open` also stands for everything that is not decided yet. */
  status: Exclude<PaymentStatus, 'action_required'>;
  currency: string;
  customerId: string | null;
  /** Before discount and tax. */
  subtotalCents: number;
  discountCents: number;
  taxCents: number;
  totalCents: number;
  paymentIntentId: string | null;
  chargeId: string | null;
  feeCents: number | null;
  card: { brand: string; last4: string } | null;
  receiptUrl: string | null;
  invoiceUrl: string | null;
  failureCode: string | null;
  paidAt: Date | null;
  refunds: SeenRefund[];
  disputes: SeenDispute[];
};

export type SeenRefund = {
  id: string;
  /** The id of our row, where we asked for it. */
  refundId: string | null;
  amountCents: number;
  status: 'pending' | 'succeeded' | 'failed';
  failureCode: string | null;
};

/** `takenCents`: what the bank has of it now, as Stripe booked it. Inquiries take nothing, and what is won back is not taken. */
export type SeenDispute = { id: string; amountCents: number; feeCents: number; takenCents: number; status: string };

/** What a payment can still become. One that is paid stays paid; money that comes late is money. */
export function nextStatus(now: PaymentStatus, seen: Snapshot['status']): PaymentStatus {
  return now === 'paid' || seen === 'open' ? now : seen;
}

type Ordered = { amountCents: number; grantedMicros: bigint; bonusMicros: bigint };

/** Whether what was paid for is what was ordered; credit never follows an amount that came from elsewhere. */
export function isAsOrdered({ amountCents }: Ordered, seen: Snapshot): boolean {
  return seen.currency === 'usd' && seen.subtotalCents === amountCents && seen.discountCents <= amountCents;
}

/** What a payment puts into the wallet, in micro-USD. Tax buys nothing, and a discount is not paid back. */
export function creditOfPayment(ordered: Ordered, { discountCents }: Pick<Snapshot, 'discountCents'>) {
  return {
    paidMicros: microsOf(ordered.amountCents - discountCents),
    grantedMicros: ordered.grantedMicros,
    bonusMicros: ordered.bonusMicros,
  };
}

/** The names under which a payment's credit stands in the wallet. */
export const grantRefs = (paymentId: string) => ({
  bought: `payment:${paymentId}`,
  bonus: `payment:${paymentId}:bonus`,
});
