import type { Db } from '@/lib/db';
import { creditOf } from '@/lib/wallet/service/credit';
import { giveBack, take } from '@/lib/wallet/service/debit';
import { scopeOfPayment } from '@/lib/workspaces/scope';
import { creditDisputed, isTaken } from '../rules/dispute';
import { grantRefs, type Snapshot } from '../rules/payment';
import { saveDispute } from '../store/disputes';
import type { Payment } from '../store/payments';
import { refundRefs } from './apply-refunds';

/**
 * Brings a payment's disputes to where they stand at Stripe: while a bank has the money its credit is gone, spent or not;
 * won back, it is there again. In the transaction that has changed the payment.
 */
export async function applyDisputes(tx: Db, payment: Payment, { disputes, refunds }: Snapshot): Promise<void> {
  const scope = scopeOfPayment(payment);
  for (const { id, status, amountCents, feeCents } of disputes) {
    const known = payment.disputes.find((one) => one.id === id);
    const wasTaken = known?.debitRef ?? null;
    let debitRef = wasTaken;
    if (isTaken(status) && !wasTaken) {
      // An appeal may take what was won back before: each time is a debit of its own.
      debitRef = `dispute:${id}:${payment.version}`;
      const grants = grantRefs(payment.id);
      const credit = await creditOf(scope, [grants.bought, grants.bonus], tx);
      // A refund that Stripe does not know will be refused now, and its credit returned: it keeps nothing from the bank.
      const told = refunds.map(({ refundId }) => refundId);
      const unsent = payment.refunds.filter(({ id, status }) => status === 'requested' && !told.includes(id));
      const unsentRefs = unsent.flatMap(({ id: refundId }) => Object.values(refundRefs(refundId)));
      const taken = (ref: string) =>
        (credit.get(ref)?.taken ?? [])
          .filter(({ sourceRef }) => !unsentRefs.includes(sourceRef))
          .reduce((sum, { amountMicros }) => sum + amountMicros, 0n);
      const gone = { bought: taken(grants.bought), bonus: taken(grants.bonus) };
      const due = creditDisputed(payment, amountCents, gone);
      const debit = { kind: 'dispute' as const };
      if (due.bought > 0n) {
        await take(tx, scope, { ...debit, grantRef: grants.bought, amountMicros: due.bought, sourceRef: debitRef });
      }
      if (due.bonus > 0n) {
        await take(tx, scope, {
          ...debit,
          grantRef: grants.bonus,
          amountMicros: due.bonus,
          sourceRef: `${debitRef}:bonus`,
        });
      }
    } else if (!isTaken(status) && wasTaken) {
      await giveBack(tx, scope, wasTaken);
      await giveBack(tx, scope, `${wasTaken}:bonus`);
      debitRef = null;
    }
    await saveDispute(tx, { id, paymentId: payment.id, status, amountCents, feeCents, debitRef });
  }
}
