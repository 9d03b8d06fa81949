import { usdCents } from './settled';
import { expanded, stripe } from './stripe';

/** A balance transaction of Stripe, in US cents; what leaves the account is negative. */
export type Movement = {
  /** The charge, refund or dispute it comes from. */
  source: string;
  type: string;
  amountCents: number;
  feeCents: number;
  /** https://docs.stripe.com/reports/reporting-categories: tells a dispute from other adjustments. */
  reportingCategory: string;
  /** Null where no payment stands behind it (payouts, monthly fees). */
  paymentIntentId: string | null;
};

/** Everything that moved on Stripe's balance since `since`, newest first, as Stripe lists. */
export async function* movements(since: Date): AsyncGenerator<Movement> {
  const created = { gte: Math.floor(since.getTime() / 1000) };
  for await (const one of stripe().balanceTransactions.list({ created, limit: 100, expand: ['data.source'] })) {
    const source = expanded(one.source);
    const intent = source && 'payment_intent' in source ? source.payment_intent : null;
    yield {
      ...{ source: source?.id ?? String(one.source), type: one.type },
      ...{ amountCents: usdCents(one.amount, one), feeCents: usdCents(one.fee, one) },
      reportingCategory: one.reporting_category,
      paymentIntentId: typeof intent === 'string' ? intent : null,
    };
  }
}
