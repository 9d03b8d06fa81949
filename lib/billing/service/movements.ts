import { type Movement, movements } from '../client/balance';
import { canSell } from '../client/stripe';
import { findFirstPaymentAt } from '../store/payments';

/** What Stripe booked since the first payment here; null where there is no Stripe to ask. */
export async function bookedAtStripe(): Promise<Movement[] | null> {
  if (!canSell()) return null;
  const since = await findFirstPaymentAt();
  const booked: Movement[] = [];
  if (since) for await (const movement of movements(since)) booked.push(movement);
  return booked;
}
