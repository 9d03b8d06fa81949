import { receiveEvent } from '@/lib/billing/service/events';
import { bodyRefused, json, readBody, refused, route } from '@/lib/http';

/** Stripe's events are some KB; an invoice with many lines may have more. */
const LIMIT_BYTES = 1024 * 1024;

/** What Stripe tells us. Answered as soon as it is recorded: whatever it asks for is done by a job. */
export const POST = route(async (request) => {
  const body = await readBody(request, LIMIT_BYTES);
  if (!body.ok) return bodyRefused(body);
  // The signature is over these very bytes.
  const received = await receiveEvent(body.value, request.headers.get('stripe-signature'));
  return received.ok ? json({ received: true, isNew: received.value.isNew }) : refused(received);
});
