import type { Db } from '@/lib/db';
import { ok, refuse } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import { changePayment, findPayment, type Payment, type PaymentChange } from '../store/payments';

/** Others change the same payment meanwhile; each of them leaves it newer, so this ends. */
export const TRIES = 20;

/**
 * Changes a payment as it stands now, with whatever belongs to the change in the same transaction: looked at again when
 * somebody else was faster. `decide` answers null when there is nothing to change any more. Answers whether it was changed.
 */
export async function changeFresh(
  paymentId: string,
  decide: (payment: Payment) => PaymentChange | null,
  besides: (tx: Db, payment: Payment) => Promise<void>,
): Promise<boolean> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const payment = await findPayment(paymentId);
    const change = payment && decide(payment);
    if (!change) return false;
    const changed = await inTransaction(async (tx) => {
      if (!(await changePayment(tx, payment, change))) return refuse('out_of_date');
      await besides(tx, payment);
      return ok(null);
    });
    if (changed.ok) return true;
  }
  throw new Error(`payment ${paymentId} changed ${TRIES} times while it was changed`);
}
