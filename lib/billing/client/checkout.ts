import { env } from '@/lib/env';
import { stripe } from './stripe';

export type CheckoutOrder = {
  paymentId: string;
  customerId: string;
  amountCents: number;
  /** What the page, the receipt and the invoice call it. */
  name: string;
  description: string;
  /** `{CHECKOUT_SESSION_ID}` in it becomes the session's id. */
  successUrl: string;
  cancelUrl: string;
};

/** Opens Stripe's checkout page for an order. The same order of the same customer opens the same page. */
export async function openCheckout(order: CheckoutOrder): Promise<{ sessionId: string; url: string }> {
  const metadata = { payment_id: order.paymentId };
  const hasTax = env().STRIPE_TAX === 'on';
  const session = await stripe().checkout.sessions.create(
    {
      mode: 'payment',
      customer: order.customerId,
      client_reference_id: order.paymentId,
      metadata,
      line_items: [
        {
          quantity: 1,
          price_data: {
            currency: 'usd',
            unit_amount: order.amountCents,
            tax_behavior: 'exclusive',
            product_data: { name: order.name, description: order.description },
          },
        },
      ],
      // Both are needed as soon as tax is collected, and a saved name and address are of use for every invoice.
      customer_update: { address: 'auto', name: 'auto' },
      automatic_tax: { enabled: hasTax },
      tax_id_collection: { enabled: hasTax },
      allow_promotion_codes: true,
      // People pay what our page says, in our currency.
      adaptive_pricing: { enabled: false },
      invoice_creation: { enabled: true, invoice_data: { metadata } },
      payment_intent_data: { setup_future_usage: 'off_session', metadata },
      success_url: order.successUrl,
      cancel_url: order.cancelUrl,
    },
    { idempotencyKey: `checkout:${order.paymentId}:${order.customerId}` },
  );
  if (!session.url) throw new Error(`checkout session ${session.id} has no page`);
  return { sessionId: session.id, url: session.url };
}
