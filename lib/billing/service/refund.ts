import { v5 } from 'uuid';
import type { Db } from '@/lib/db';
import { env } from '@/lib/env';
import { newId } from '@/lib/ids';
import { AHEAD, enqueue } from '@/lib/jobs/service';
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
import { grantRefs } from '../rules/payment';
import { planRefund, type Refundable, type RefundPart } from '../rules/refund';
import { buysAt } from '../rules/top-up';
import { lockAccount, saveSettings } from '../store/accounts';
import { changePayment, findPaidPayments, type Payment } from '../store/payments';
import { changeRefund, findRefund, findRefunds, insertRefund } from '../store/refunds';
import { refundRefs, returnCredit, returnsOf } from './apply-refunds';
import { changeFresh } from './change';
import { syncPayment } from './sync-payment';

export type RefundRefusal =
  | Refusal<'not_sold'>
  | Refusal<'nothing_to_refund'>
  | Refusal<'refund_refused'>
  | Refusal<'refund_too_large', { mostCents: number }>;

/**
 * Gives unused paid credit back to the cards it came from, newest first; `wantedCents` (without tax) null: all of it. The
 * credit is gone before Stripe is asked, so that it cannot be spent and given back at once; when Stripe says no, it returns.
 * A top-up that would buy it again is switched off. `key` names the wish: asked for again under it, nothing more goes back.
 */
export async function refund(
  scope: WorkspaceScope<'pay'>,
  wantedCents: number | null,
  key: string = newId(),
): Promise<Result<{ netCents: number; taxCents: number }, RefundRefusal>> {
  if (!canSell()) return refuse('not_sold');
  const planned = await inTransaction(async (tx) => {
    const payments = await refundables(scope, tx);
    const asked = await findRefunds(
      tx,
      payments.map(({ paymentId }) => refundIdOf(key, paymentId)),
    );
    if (asked.length > 0) return ok(asked);
    const { topUpEnabled: isOn, topUpBelowImages: belowImages } = await lockAccount(tx, scope);
    await lock(tx, scope);
    const { availableMicros } = await balanceOf(scope, tx);
    const parts = planRefund(payments, availableMicros, wantedCents);
    const netCents = parts.reduce((sum, part) => sum + part.netCents, 0);
    if (netCents === 0) return refuse('nothing_to_refund');
    if (wantedCents !== null && netCents < wantedCents) return refuse('refund_too_large', { mostCents: netCents });
    const leftMicros = parts.reduce((left, part) => left - part.amountMicros - part.bonusMicros, availableMicros);
    if (buysAt({ isOn, belowImages }, leftMicros, env().PRICE_PER_IMAGE_MICROUSD)) {
      await saveSettings(tx, scope, { topUpEnabled: false });
    }
    const versions = new Map(payments.map(({ paymentId, version }) => [paymentId, version]));
    const requested: RequestedRefund[] = [];
    for (const part of parts) {
      // Whoever is just looking at this payment does not know of this refund, and would take it for one made at Stripe.
      const change = { id: part.paymentId, version: versions.get(part.paymentId) ?? 0 };
      if (!(await changePayment(tx, change, {}))) throw new Error(`payment ${part.paymentId} changed under its lock`);
      requested.push(await request(tx, scope, refundIdOf(key, part.paymentId), part));
    }
    return ok(requested);
  });
  if (!planned.ok) return planned;
  const sent: typeof planned.value = [];
  for (const part of planned.value) if (await sendLater(part.id)) sent.push(part);
  if (sent.length === 0) return refuse('refund_refused');
  const sum = (of: 'netCents' | 'taxCents') => sent.reduce((total, part) => total + part[of], 0);
  return ok({ netCents: sum('netCents'), taxCents: sum('taxCents') });
}

/** One payment gives back once for each wish. */
const refundIdOf = (key: string, paymentId: string): string => v5(paymentId, key);

type RequestedRefund = { id: string; netCents: number; taxCents: number };

async function request(tx: Db, scope: WorkspaceScope, id: string, part: RefundPart): Promise<RequestedRefund> {
  const { paymentId, netCents, taxCents, amountMicros, bonusMicros } = part;
  const grants = grantRefs(paymentId);
  const refs = refundRefs(id);
  await insertRefund(tx, scope, { id, paymentId, netCents, taxCents });
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
  return { id, netCents, taxCents };
}

/** Sends it now; where Stripe does not answer, a job sends it again. False: Stripe will not have it. */
async function sendLater(refundId: string): Promise<boolean> {
  try {
    await sendRefund(refundId);
    return (await findRefund(refundId))?.status !== 'failed';
  } catch (error) {
    if (!isStripeTrouble(error)) throw error;
    log.warn({ err: error, refundId }, 'a refund waits for Stripe');
    const once = { jobKey: `refund:${refundId}`, priority: AHEAD };
    await inTransaction(async (tx) => ok(await enqueue(tx, 'refund', { refundId }, once)));
    return true;
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
        ...returnsOf(payment),
        paymentId: payment.id,
        version: payment.version,
        paidAt: payment.paidAt ?? payment.createdAt,
        netCents: payment.amountCents - payment.discountCents,
        taxCents: payment.taxCents,
        grantedMicros: payment.grantedMicros,
        leftMicros: credit.get(bought)?.leftMicros ?? 0n,
        bonusLeftMicros: credit.get(bonus)?.leftMicros ?? 0n,
        card: payment.cardLast4 ? { brand: payment.cardBrand ?? 'card', last4: payment.cardLast4 } : null,
      };
    });
}
