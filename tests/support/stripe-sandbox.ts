import Stripe from 'stripe';
import type { StripeSandboxOptions } from '@/lib/sandbox/stripe/options';
import { startStripeSandbox } from '@/lib/sandbox/stripe/server';

/** The stand-in with the real SDK in front of it, and a hand on its controls. */
export async function stripeCaller(options: StripeSandboxOptions = {}) {
  const sandbox = await startStripeSandbox(options);
  const { hostname, port } = new URL(sandbox.url);
  const sdk = (key: string) =>
    new Stripe(key, { host: hostname, port, protocol: 'http', telemetry: false, maxNetworkRetries: 0 });
  const control = async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    const answer = await fetch(`${sandbox.url}/sandbox/${path}`, init);
    const text = await answer.text();
    return { status: answer.status, json: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text };
  };
  return { ...sandbox, stripe: sdk('sk_test_caller'), sdk, control };
}
export type StripeCaller = Awaited<ReturnType<typeof stripeCaller>>;

type More = Partial<Stripe.Checkout.SessionCreateParams>;

/** An open session over $20 for a new customer, as Clearcut makes them. */
export async function openSession({ stripe }: Pick<StripeCaller, 'stripe'>, more: More = {}) {
  const customer = await stripe.customers.create({ name: 'Ada', email: 'ada@example.com' });
  return stripe.checkout.sessions.create({
    ...{ mode: 'payment', customer: customer.id, customer_update: { address: 'auto', name: 'auto' } },
    ...{ success_url: 'http://shop.example/done?session={CHECKOUT_SESSION_ID}', cancel_url: 'http://shop.example/no' },
    line_items: [
      { quantity: 1, price_data: { currency: 'usd', unit_amount: 2000, product_data: { name: 'Credits' } } },
    ],
    payment_intent_data: { setup_future_usage: 'off_session' },
    ...more,
  });
}

/** A session that a card has paid. */
export async function paidSession(caller: StripeCaller, card = '4242424242424242', more: More = {}) {
  const { id } = await openSession(caller, more);
  await caller.control('POST', `checkout/${id}/pay`, { card, authenticate: 'complete' });
  const session = await caller.stripe.checkout.sessions.retrieve(id);
  return { id, intent: String(session.payment_intent), customer: String(session.customer) };
}
