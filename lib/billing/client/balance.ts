import { expanded, stripe } from './stripe';

/** A movement on Stripe's balance, in cents; what leaves it is negative. `paymentIntentId` null: no payment stands behind it. */
export type Movement = {
  source: string;
  type: string;
  amountCents: number;
  feeCents: number;
  reportingCategory: string;
  paymentIntentId: string | null;
};

/** Everything that moved on Stripe's balance since `since`, oldest last. */
export async function* movements(since: Date): AsyncGenerator<Movement> {
  const created = { gte: Math.floor(since.getTime() / 1000) };
  for await (const one of stripe().balanceTransactions.list({ created, limit: 100, expand: ['data.source'] })) {
    const source = expanded(one.source);
    const intent = source && 'payment_intent' in source ? source.payment_intent : null;
    yield {
      ...{ source: source?.id ?? String(one.source), type: one.type, amountCents: one.amount, feeCents: one.fee },
      reportingCategory: one.reporting_category,
      paymentIntentId: typeof intent === 'string' ? intent : null,
    };
  }
}
