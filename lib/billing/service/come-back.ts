import { AHEAD, enqueue } from '@/lib/jobs/service';
import { log } from '@/lib/log';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import type { PaymentStatus } from '@/prisma/generated/enums';
import { isStripeTrouble } from '../client/failure';
import { findOwnPayment } from '../store/payments';
import { syncPayment } from './sync-payment';

/**
 * Somebody comes back from the checkout: the credit is there before they see a page, whether or not Stripe's event is. When
 * Stripe cannot be asked now, a job asks until it answers, and the event tells too.
 */
export async function comeBack(
  scope: WorkspaceScope,
  sessionId: string,
): Promise<Result<{ paymentId: string; status: PaymentStatus }, Refusal<'not_found'>>> {
  const payment = await findOwnPayment(scope, sessionId);
  if (!payment) return refuse('not_found');
  try {
    return ok({ paymentId: payment.id, status: (await syncPayment(payment.id)) ?? 'open' });
  } catch (error) {
    if (!isStripeTrouble(error)) throw error;
    log.warn({ err: error }, 'a buyer came back while Stripe did not answer');
    await lookSoon(payment.id);
    return ok({ paymentId: payment.id, status: 'open' });
  }
}

/** Has somebody look at a payment until Stripe has answered. */
async function lookSoon(paymentId: string): Promise<void> {
  const options = { jobKey: `payment:${paymentId}`, priority: AHEAD };
  await inTransaction(async (tx) => ok(await enqueue(tx, 'payment', { paymentId }, options)));
}
