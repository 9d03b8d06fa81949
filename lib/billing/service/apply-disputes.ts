import type { Db } from '@/lib/db';
import { creditOf } from '@/lib/wallet/service/credit';
import { giveBack, take } from '@/lib/wallet/service/debit';
import { scopeOfPayment } from '@/lib/workspaces/scope';
import { creditDisputed } from '../rules/dispute';
import { grantRefs, type SeenDispute, type Snapshot } from '../rules/payment';
import { saveDispute } from '../store/disputes';
import type { Payment } from '../store/payments';
import { refundRefs } from './apply-refunds';

/**
 * Brings a payment's disputes to where they stand at Stripe: while a bank has the money its credit is gone, spent or not;
 * won back, it is there again. In the transaction that has changed the payment.
 */
export async function applyDisputes(tx: Db, payment: Payment, seen: Snapshot): Promise<void> {
  for (const dispute of seen.disputes) {
    const known = payment.disputes.find(({ id }) => id === dispute.id)?.debitRef ?? null;
    let debitRef = known;
    if (dispute.takenCents > 0) debitRef ??= await takeDisputed(tx, payment, dispute, seen);
    else if (known) debitRef = await giveDisputed(tx, payment, known);
    await saveDispute(tx, { ...dispute, paymentId: payment.id, debitRef });
  }
}

/** Answers the name of what was taken; null when refunds and other disputes have it all. */
async function takeDisputed(tx: Db, payment: Payment, dispute: SeenDispute, seen: Snapshot): Promise<string | null> {
  const scope = scopeOfPayment(payment);
  const grants = grantRefs(payment.id);
  const due = creditDisputed(payment, dispute.amountCents, await goneOf(tx, payment, seen));
  if (due.bought <= 0n) return null;
  // An appeal may take what was won back before: each time is a debit of its own.
  const sourceRef = `dispute:${dispute.id}:${payment.version}`;
  await take(tx, scope, { kind: 'dispute', grantRef: grants.bought, amountMicros: due.bought, sourceRef });
  if (due.bonus > 0n) {
    const bonusRef = `${sourceRef}:bonus`;
    await take(tx, scope, { kind: 'dispute', grantRef: grants.bonus, amountMicros: due.bonus, sourceRef: bonusRef });
  }
  return sourceRef;
}

async function giveDisputed(tx: Db, payment: Payment, debitRef: string): Promise<null> {
  await giveBack(tx, scopeOfPayment(payment), debitRef);
  await giveBack(tx, scopeOfPayment(payment), `${debitRef}:bonus`);
  return null;
}

/**
 * The credit that refunds and other disputes have already. A refund that Stripe does not know will be refused now, and its
 * credit returned: it keeps nothing from the bank.
 */
async function goneOf(tx: Db, payment: Payment, { refunds }: Snapshot): Promise<{ bought: bigint; bonus: bigint }> {
  const grants = grantRefs(payment.id);
  const credit = await creditOf(scopeOfPayment(payment), [grants.bought, grants.bonus], tx);
  const told = refunds.map(({ refundId }) => refundId);
  const unsent = payment.refunds.filter(({ id, status }) => status === 'requested' && !told.includes(id));
  const unsentRefs = unsent.flatMap(({ id }) => Object.values(refundRefs(id)));
  const taken = (ref: string) =>
    (credit.get(ref)?.taken ?? [])
      .filter(({ sourceRef }) => !unsentRefs.includes(sourceRef))
      .reduce((sum, { amountMicros }) => sum + amountMicros, 0n);
  return { bought: taken(grants.bought), bonus: taken(grants.bonus) };
}
