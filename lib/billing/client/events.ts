import Stripe from 'stripe';
import { z } from 'zod';
import { env } from '@/lib/env';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { stripe } from './stripe';

/** Events older than this are refused: a recorded one cannot be sent again. As the SDK's default; in seconds. */
const TOLERANCE_S = 300;

/** What is listened to. The object of each is fetched again: an event only says where to look. Stripe lists by at most 20 types. */
export const EVENT_TYPES = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'payment_intent.succeeded',
  'payment_intent.payment_failed',
  'invoice.paid',
  'invoice.voided',
  'charge.updated',
  'charge.refunded',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
  'customer.updated',
  'payment_method.attached',
  'payment_method.detached',
] as const;

/** Printable, and short enough for a column and a job's name. */
const stripeId = z.string().regex(/^[\x21-\x7e]{1,255}$/);
const reference = z.union([stripeId, z.object({ id: stripeId }).transform(({ id }) => id)]).nullish();

/** The ids by which the object of an event can be found again. */
export const aboutSchema = z.object({
  object: stripeId,
  id: stripeId,
  payment_intent: reference,
  charge: reference,
  customer: reference,
});
type About = z.output<typeof aboutSchema>;

export type ReceivedEvent = { id: string; type: string; createdAt: Date; about: About };

function read({ id, type, created, data }: Stripe.Event): ReceivedEvent {
  const about = aboutSchema.parse(data.object);
  // A card that is detached belongs to nobody any more: whose it was, the change says.
  const before = aboutSchema.partial().safeParse(data.previous_attributes ?? {}).data?.customer;
  return {
    id,
    type,
    createdAt: new Date(created * 1000),
    about: { ...about, customer: about.customer ?? before ?? null },
  };
}

export type EventRefusal = Refusal<'bad_signature'> | Refusal<'bad_request'>;

const snapshotEvent = z.object({
  id: stripeId,
  type: z.string(),
  created: z.number(),
  data: z.object({ object: aboutSchema }),
});

/** "t=…,v1=…,v0=…", none of them empty: the SDK throws at what it cannot compare. */
const PAIRS = /^\w+=[^,=]+(,\w+=[^,=]+)*$/;

/** The event of a request whose signature over the raw body is Stripe's and fresh; refuses every other. */
export function verifyEvent(
  rawBody: Uint8Array<ArrayBuffer>,
  signature: string | null,
): Result<ReceivedEvent, EventRefusal> {
  const { STRIPE_WEBHOOK_SECRET: secret } = env();
  if (!secret || !signature || !PAIRS.test(signature)) return refuse('bad_signature');
  try {
    const event = stripe().webhooks.constructEvent(rawBody, signature, secret, TOLERANCE_S);
    return snapshotEvent.safeParse(event).success ? ok(read(event)) : refuse('bad_request');
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return refuse('bad_signature');
    // The SDK reads the signature before the JSON.
    if (error instanceof SyntaxError || error instanceof TypeError) return refuse('bad_request');
    throw error;
  }
}

/** Events since `since` that no endpoint of ours has taken, newest first. Stripe keeps them for 30 days. */
export async function* undeliveredEvents(since: Date): AsyncGenerator<ReceivedEvent> {
  const events = stripe().events.list({
    delivery_success: false,
    created: { gte: Math.floor(since.getTime() / 1000) },
    types: [...EVENT_TYPES],
    limit: 100,
  });
  for await (const event of events) yield read(event);
}

/** The checkout session or the invoice that a payment intent belongs to. */
export async function originOf(payment_intent: string): Promise<{ sessionId: string } | { invoiceId: string } | null> {
  const sessions = await stripe().checkout.sessions.list({ payment_intent, limit: 1 });
  const [session] = sessions.data;
  if (session) return { sessionId: session.id };
  const paid = await stripe().invoicePayments.list({ payment: { type: 'payment_intent', payment_intent }, limit: 1 });
  const invoice = paid.data[0]?.invoice;
  return invoice ? { invoiceId: typeof invoice === 'string' ? invoice : invoice.id } : null;
}
