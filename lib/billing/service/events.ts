import type { Db } from '@/lib/db';
import { AHEAD, enqueue } from '@/lib/jobs/service';
import { ok, type Result } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import {
  aboutSchema,
  EVENT_TYPES,
  type EventRefusal,
  originOf,
  type ReceivedEvent,
  verifyEvent,
} from '../client/events';
import { findAccountOfCustomer } from '../store/accounts';
import { findUnhandled, insertEvent, markHandled } from '../store/events';
import { findPaymentBy } from '../store/payments';
import { refreshCard, syncPayment } from './sync-payment';

const KNOWN: ReadonlySet<string> = new Set(EVENT_TYPES);

/** Takes an event in, once for each id: recorded, and to be handled, together or not at all. */
export async function recordEvent(event: ReceivedEvent): Promise<boolean> {
  const recorded = await inTransaction(async (tx) => {
    const isNew = await insertEvent(tx, event);
    if (isNew) await enqueueEvent(tx, event.id);
    return ok(isNew);
  });
  return recorded.value;
}

/** Has an event handled that whoever was to do it has left. */
export async function queueEvent(eventId: string): Promise<void> {
  await inTransaction(async (tx) => ok(await enqueueEvent(tx, eventId)));
}

const enqueueEvent = (tx: Db, eventId: string) =>
  enqueue(tx, 'stripe_event', { eventId }, { jobKey: `stripe_event:${eventId}`, priority: AHEAD });

/** A webhook's request: what is not signed by Stripe, or not lately, leaves no trace. Types that nobody asked for are taken and dropped. */
export async function receiveEvent(
  rawBody: Uint8Array<ArrayBuffer>,
  signature: string | null,
): Promise<Result<{ isNew: boolean }, EventRefusal>> {
  const event = verifyEvent(rawBody, signature);
  if (!event.ok) return event;
  return ok({ isNew: KNOWN.has(event.value.type) && (await recordEvent(event.value)) });
}

/** Does what an event asks for: look again at the payment, or at the card, that it is about. */
export async function handleEvent(eventId: string): Promise<void> {
  const event = await findUnhandled(eventId);
  if (!event) return;
  await lookAgain(aboutSchema.parse(event.about));
  await markHandled(eventId);
}

type About = ReceivedEvent['about'];

async function lookAgain(about: About): Promise<void> {
  if (about.object === 'customer' || about.object === 'payment_method') return lookAtCard(about);
  const payment = await paymentOf(about);
  if (payment) await syncPayment(payment.id);
}

async function lookAtCard({ object, id, customer }: About): Promise<void> {
  const customerId = object === 'customer' ? id : customer;
  if (customerId && (await findAccountOfCustomer(customerId))) await refreshCard(customerId);
}

async function paymentOf({ object, id, payment_intent, charge }: About) {
  if (object === 'checkout.session') return findPaymentBy({ sessionId: id });
  if (object === 'invoice') return findPaymentBy({ invoiceId: id });
  const paymentIntentId = object === 'payment_intent' ? id : payment_intent;
  if (!paymentIntentId) return charge ? findPaymentBy({ chargeId: charge }) : null;
  const known = await findPaymentBy({ paymentIntentId });
  if (known) return known;
  // It may be told of before its session is: who it belongs to, Stripe knows.
  const origin = await originOf(paymentIntentId);
  return origin && findPaymentBy(origin);
}
