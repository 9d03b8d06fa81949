import type { Db } from '@/lib/db';
import { newId } from '@/lib/ids';
import { log } from '@/lib/log';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import { balanceOf } from '@/lib/wallet/service/balance';
import { creditOf } from '@/lib/wallet/service/credit';
import { lock, take } from '@/lib/wallet/service/debit';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { finalRefusal, isStripeTrouble } from '../client/failure';
import { createRefund } from '../client/refunds';
import { canSell } from '../client/stripe';
import { mayPay } from '../rules/access';
import { grantRefs } from '../rules/payment';
import { planRefund, type Refundable, type RefundPart } from '../rules/refund';
import { changePayment, findPaidPayments, type Payment } from '../store/payments';
import { changeRefund, findRefund, insertRefund } from '../store/refunds';
import { refundRefs, returnCredit } from './apply-refunds';
import { changeFresh } from './change';
import { syncPayment } from './sync-payment';

export type RefundRefusal =
  | Refusal<'not_sold'>
  | Refusal<'not_allowed'>
  | Refusal<'nothing_to_refund'>
  | Refusal<'refund_too_large', { mostCents: number }>;

/**
 * Gives unused paid credit back to the cards it came from, newest first; `wantedCents` (without tax) null: all of it. The
 * credit is gone before Stripe is asked, so that it cannot be spent and given back at once; when Stripe says no, it returns.
 */
export async function refund(
  scope: WorkspaceScope,
  wantedCents: number | null,
): Promise<Result<{ netCents: number; taxCents: number }, RefundRefusal>> {
  if (!mayPay(scope.role)) return refuse('not_allowed');
  if (!canSell()) return refuse('not_sold');
  const planned = await inTransaction(async (tx) => {
    const payments = await refundables(scope, tx);
    await lock(tx, scope);
    const parts = planRefund(payments, (await balanceOf(scope, tx)).availableMicros, wantedCents);
    const netCents = parts.reduce((sum, part) => sum + part.netCents, 0);
    if (netCents === 0) return refuse('nothing_to_refund');
    if (wantedCents !== null && netCents < wantedCents) return refuse('refund_too_large', { mostCents: netCents });
    const versions = new Map(payments.map(({ paymentId, version }) => [paymentId, version]));
    const requested: Awaited<ReturnType<typeof request>>[] = [];
    for (const part of parts) {
      // Whoever is just looking at this payment does not know of this refund, and would take it for one made at Stripe.
      const change = { id: part.paymentId, version: versions.get(part.paymentId) ?? 0 };
      if (!(await changePayment(tx, change, {}))) throw new Error(`payment ${part.paymentId} changed under its lock`);
      requested.push(await request(tx, scope, part));
    }
    return ok(requested);
  });
  if (!planned.ok) return planned;
  for (const { refundId } of planned.value) await sendLater(refundId);
  const sum = (of: 'netCents' | 'taxCents') => planned.value.reduce((total, part) => total + part[of], 0);
  return ok({ netCents: sum('netCents'), taxCents: sum('taxCents') });
}

async function request(tx: Db, scope: WorkspaceScope, part: RefundPart) {
  const { paymentId, netCents, taxCents, amountMicros, bonusMicros } = part;
  const refundId = newId();
  const grants = grantRefs(paymentId);
  const refs = refundRefs(refundId);
  await insertRefund(tx, scope, { id: refundId, paymentId, netCents, taxCents });
  const taken = await take(tx, scope, {
    kind: 'refund',
    grantRef: grants.bought,
    amountMicros,
    sourceRef: refs.bought,
  });
  if (!taken) throw new Error(`the credit of payment ${paymentId} changed under its lock`);
  if (bonusMicros > 0n) {
    await take(tx, scope, { kind: 'refund', grantRef: grants.bonus, amountMicros: bonusMicros, sourceRef: refs.bonus });
  }
  return { refundId, netCents, taxCents };
}

/** Sends it now; where Stripe does not answer, the sweep sends it again. */
async function sendLater(refundId: string): Promise<void> {
  try {
    await sendRefund(refundId);
  } catch (error) {
    if (!isStripeTrouble(error)) throw error;
    log.warn({ err: error, refundId }, 'a refund waits for Stripe');
  }
}

/** Asks Stripe for a refund that was promised, once however often it is called. Throws when Stripe cannot be asked. */
export async function sendRefund(refundId: string): Promise<void> {
  const found = await findRefund(refundId);
  if (!found?.payment.paymentIntentId) return;
  // Stripe forgets the keys of repeated requests after a day: look first.
  await syncPayment(found.paymentId);
  const wanted = await findRefund(refundId);
  if (wanted?.status !== 'requested') return;
  try {
    await createRefund(refundId, found.payment.paymentIntentId, wanted.netCents + wanted.taxCents);
  } catch (error) {
    const refusal = finalRefusal(error);
    if (!refusal) throw error;
    log.error({ err: error, refundId }, 'Stripe refused a refund; its credit is back');
    await callOff(wanted, refusal.code);
    return;
  }
  await syncPayment(found.paymentId);
}

async function callOff(wanted: { id: string; paymentId: string }, failureCode: string): Promise<void> {
  const { id: refundId, paymentId } = wanted;
  // Whoever is just looking at this payment has an old picture of it then.
  const isWaiting = ({ refunds }: Payment) =>
    refunds.some(({ id, status }) => id === refundId && status === 'requested') ? {} : null;
  await changeFresh(paymentId, isWaiting, async (tx, payment) => {
    await changeRefund(tx, refundId, { status: 'failed', failureCode, endedAt: new Date() });
    await returnCredit(tx, payment, refundId);
  });
}

export type CardPayment = Refundable & { card: Card | null; version: number };
type Card = { brand: string; last4: string };

/** The payments of a workspace as far as they may be given back, with the cards they came from, newest first. */
export async function refundables(scope: WorkspaceScope, tx?: Db): Promise<CardPayment[]> {
  const payments = await findPaidPayments(scope, tx);
  const refs = payments.flatMap(({ id }) => Object.values(grantRefs(id)));
  const credit = await creditOf(scope, refs, tx);
  return payments
    .filter(({ paymentIntentId }) => paymentIntentId !== null)
    .map((payment) => {
      const { bought, bonus } = grantRefs(payment.id);
      return {
        ...gone(payment),
        paymentId: payment.id,
        version: payment.version,
        paidAt: payment.paidAt ?? payment.createdAt,
        netCents: payment.amountCents - payment.discountCents,
        taxCents: payment.taxCents,
        grantedMicros: payment.grantedMicros,
        leftMicros: credit.get(bought)?.leftMicros ?? 0n,
        bonusLeftMicros: credit.get(bonus)?.leftMicros ?? 0n,
        card: payment.cardLast4 ? { brand: payment.cardBrand ?? 'card', last4: payment.cardLast4 } : null,
        isDisputed: payment.disputes.some(({ status }) => !['won', 'prevented', 'warning_closed'].includes(status)),
      };
    });
}

function gone({ refunds }: Payment): { goneNetCents: number; goneTaxCents: number } {
  const alive = refunds.filter(({ status }) => status !== 'failed');
  return {
    goneNetCents: alive.reduce((sum, { netCents }) => sum + netCents, 0),
    goneTaxCents: alive.reduce((sum, { taxCents }) => sum + taxCents, 0),
  };
}
