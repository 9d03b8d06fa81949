import { stripe } from './stripe';

/** Asks Stripe to give so many cents of a payment back to its card; once for each `refundId`. Throws Stripe's refusal. */
export async function createRefund(refundId: string, paymentIntentId: string, amountCents: number): Promise<void> {
  await stripe().refunds.create(
    {
      payment_intent: paymentIntentId,
      amount: amountCents,
      reason: 'requested_by_customer',
      metadata: { refund_id: refundId },
    },
    { idempotencyKey: `refund:${refundId}` },
  );
}
