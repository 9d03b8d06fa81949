import { note } from '@/lib/activity/service';
import type { Db } from '@/lib/db';
import { log } from '@/lib/log';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import { grant } from '@/lib/wallet/service/credit';
import { scopeOfPayment } from '@/lib/workspaces/scope';
import type { PaymentStatus } from '@/prisma/generated/enums';
import { savedCard } from '../client/customers';
import { takeSnapshot } from '../client/snapshot';
import { creditOfPayment, grantRefs, isAsOrdered, nextStatus, type Snapshot } from '../rules/payment';
import { saveCard, suspendTopUp } from '../store/accounts';
import { changePayment, findPayment, type Payment } from '../store/payments';
import { applyDisputes } from './apply-disputes';
import { applyRefunds, knownRefund } from './apply-refunds';
import { TRIES } from './change';
import { tellPayers } from './notices';

/**
 * Brings a payment to where it stands at Stripe: the one place where money that moved there moves here. The return page,
 * every event, reconciliation and sweeps all come here, as often and as many at once as they like: what was fetched before
 * somebody else changed the payment is thrown away and fetched again, so that nothing old is applied over something new.
 * Answers the status, null for a payment that is not known.
 */
export async function syncPayment(paymentId: string): Promise<PaymentStatus | null> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const payment = await findPayment(paymentId);
    if (!payment) return null;
    const seen = await takeSnapshot(payment);
    if (!seen) return payment.status;
    const applied = await inTransaction((tx) => apply(tx, payment, seen));
    if (!applied.ok) continue;
    if (applied.value !== payment.status && seen.customerId) await refreshCard(seen.customerId);
    return applied.value;
  }
  throw new Error(`payment ${paymentId} changed ${TRIES} times while it was looked at`);
}

async function apply(tx: Db, payment: Payment, seen: Snapshot): Promise<Result<PaymentStatus, Refusal<'out_of_date'>>> {
  const isRight = isAsOrdered(payment, seen);
  const status = isRight ? nextStatus(payment.status, seen.status) : payment.status;
  const { card, paymentIntentId, chargeId } = seen;
  const changed = await changePayment(tx, payment, {
    status,
    discountCents: isRight ? seen.discountCents : payment.discountCents,
    taxCents: seen.taxCents,
    totalCents: seen.totalCents,
    feeCents: seen.feeCents ?? payment.feeCents,
    paymentIntentId: paymentIntentId ?? payment.paymentIntentId,
    chargeId: chargeId ?? payment.chargeId,
    cardBrand: card?.brand ?? payment.cardBrand,
    cardLast4: card?.last4 ?? payment.cardLast4,
    receiptUrl: seen.receiptUrl ?? payment.receiptUrl,
    invoiceUrl: seen.invoiceUrl ?? payment.invoiceUrl,
    failureCode: failureOf(payment, status, seen),
    paidAt: status === 'paid' ? (payment.paidAt ?? seen.paidAt ?? new Date()) : null,
  });
  if (!changed) return refuse('out_of_date');
  if (!isRight) {
    // An invoice that is being written has nothing on it yet.
    if (seen.status !== 'paid') return ok(status);
    log.error({ paymentId: payment.id, seen }, 'what was paid is not what was ordered; no credit was given');
    return ok(status);
  }
  if (status === 'paid') {
    // Credit that somebody takes back is not bought again by itself. Before the wallet is locked: accounts come first.
    const why = takenBack(payment, seen);
    const scope = scopeOfPayment(payment);
    if (why && (await suspendTopUp(tx, scope, why))) {
      await tellPayers(tx, scope, (about) => ({ template: 'top_up_paused', params: { ...about, why } }));
    }
    await giveCredit(tx, payment, seen);
    if (payment.status !== 'paid') await noteBought(tx, payment, seen);
    const paid = {
      ...payment,
      discountCents: seen.discountCents,
      taxCents: seen.taxCents,
      totalCents: seen.totalCents,
    };
    await applyRefunds(tx, paid, seen.refunds);
    await applyDisputes(tx, paid, seen);
  }
  return ok(status);
}

/** Why credit goes now that nobody here gave back; null: none does. */
function takenBack(payment: Payment, { disputes, refunds }: Snapshot): 'disputed' | 'refunded' | null {
  const wasTaken = (id: string) => payment.disputes.some((known) => known.id === id && known.takenCents > 0);
  if (disputes.some(({ id, takenCents }) => takenCents > 0 && !wasTaken(id))) return 'disputed';
  return refunds.some((refund) => refund.status !== 'failed' && !knownRefund(payment, refund)) ? 'refunded' : null;
}

/** Why it is not paid. What ended it stays what is said, whatever its last attempt was refused for. */
function failureOf(payment: Payment, status: PaymentStatus, { failureCode }: Snapshot): string | null {
  if (status === 'paid') return null;
  return payment.status === 'failed' ? payment.failureCode : (failureCode ?? payment.failureCode);
}

async function giveCredit(tx: Db, payment: Payment, seen: Snapshot): Promise<void> {
  const scope = scopeOfPayment(payment);
  const refs = grantRefs(payment.id);
  const { paidMicros, grantedMicros, bonusMicros } = creditOfPayment(payment, seen);
  await grant(tx, scope, { kind: 'purchase', paidMicros, grantedMicros, sourceRef: refs.bought });
  if (bonusMicros > 0n) {
    await grant(tx, scope, { kind: 'bonus', paidMicros: 0n, grantedMicros: bonusMicros, sourceRef: refs.bonus });
  }
}

/** Credit of the automatic top-up is nobody's deed. */
async function noteBought(tx: Db, payment: Payment, seen: Snapshot): Promise<void> {
  const { grantedMicros, bonusMicros } = creditOfPayment(payment, seen);
  const bought = { grantedMicros: (grantedMicros + bonusMicros).toString(), amountCents: seen.totalCents };
  const isTopUp = payment.kind === 'top_up';
  const deed = { kind: isTopUp ? ('topped_up' as const) : ('bought' as const), ...bought };
  await note(tx, scopeOfPayment(payment), deed, isTopUp ? null : payment.createdById);
}

/** Looks which card pays by itself now. */
export async function refreshCard(customerId: string): Promise<void> {
  await saveCard(customerId, await savedCard(customerId));
}
