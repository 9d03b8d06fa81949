import { env } from '@/lib/env';
import { newId } from '@/lib/ids';
import { AHEAD, enqueue } from '@/lib/jobs/service';
import { log } from '@/lib/log';
import { translator } from '@/lib/messages/catalogue';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import { balanceOf } from '@/lib/wallet/service/balance';
import { scopeOfPayment, type WorkspaceScope } from '@/lib/workspaces/scope';
import { savedCard } from '../client/customers';
import { finalRefusal } from '../client/failure';
import { chargeInvoice, draftInvoice, dropInvoice, type InvoiceOrder, pageOfInvoice } from '../client/invoices';
import { canSell } from '../client/stripe';
import { orderOf } from '../rules/catalogue';
import { buysAt, mayTopUp, monthStart, needsCustomer, type TopUpRefusal } from '../rules/top-up';
import { findAccount, lockAccount, suspendTopUp } from '../store/accounts';
import {
  findPayment,
  findTopUps,
  insertPayment,
  nameAtStripe,
  type Payment,
  type PaymentChange,
  UNFINISHED,
} from '../store/payments';
import { catalogue } from './catalogue';
import { changeFresh } from './change';
import { tellPayers } from './notices';
import { syncPayment } from './sync-payment';

/** Orders a pack for a workspace whose credit is low, where it wants that and may have it; a job charges it. */
export async function topUp(
  scope: WorkspaceScope,
  now: Date,
): Promise<Result<null, TopUpRefusal | Refusal<'not_sold'>>> {
  if (!canSell()) return refuse('not_sold');
  return inTransaction(async (tx) => {
    const account = await lockAccount(tx, scope);
    const priceMicros = env().PRICE_PER_IMAGE_MICROUSD;
    const order = orderOf({ images: account.topUpImages }, catalogue(), priceMicros);
    // The pack was taken out of the catalogue since it was chosen.
    if (!order.ok) return refuse('off');
    const { availableMicros } = await balanceOf(scope, tx);
    const { amountCents, grantedMicros, bonusMicros, images } = order.value;
    const situation = { availableMicros, priceMicros, amountCents, ...(await findTopUps(tx, scope, monthStart(now))) };
    const may = mayTopUp(account, situation, now);
    if (!may.ok) return may;
    const payment = { id: newId(), kind: 'top_up' as const, amountCents, grantedMicros, bonusMicros, images };
    if (!(await insertPayment(scope, payment, tx))) return refuse('in_flight');
    const jobKey = `top_up:${payment.id}`;
    await enqueue(tx, 'top_up', { paymentId: payment.id }, { jobKey, priority: AHEAD });
    return ok(null);
  });
}

/**
 * Charges the saved card for a top-up that was written down. May be called again after whatever broke it off: each step is
 * done once. Throws when Stripe cannot be asked; what it refuses for good ends the top-up.
 */
export async function runTopUp(paymentId: string): Promise<void> {
  const payment = await findPayment(paymentId);
  if (payment?.status !== 'open') return;
  const scope = scopeOfPayment(payment);
  const { stripeCustomerId: customerId, ...account } = await findAccount(scope);
  const level = { isOn: account.topUpEnabled && !account.topUpSuspendedAt, belowImages: account.topUpBelowImages };
  const { availableMicros } = await balanceOf(scope);
  // It was switched off since it was written down, or credit came otherwise.
  if (!buysAt(level, availableMicros, env().PRICE_PER_IMAGE_MICROUSD)) return expire(payment);
  const card = customerId ? await savedCard(customerId) : null;
  if (!customerId || !card) return giveUp(payment, 'no_saved_card');
  const description = translator('billing')('order', { count: payment.images });
  const order = { paymentId, customerId, cardId: card.id, amountCents: payment.amountCents, description };
  try {
    if (!(await charge(payment, order))) return giveUp(payment, 'not_finished');
  } catch (error) {
    const refusal = finalRefusal(error);
    if (!refusal) throw error;
    // It may be paid all the same: by an earlier run whose answer was lost.
    if ((await syncPayment(paymentId)) === 'paid') return;
    const asks = needsCustomer(refusal) && (await findPayment(paymentId))?.invoiceId;
    return asks ? askCustomer(paymentId, asks) : giveUp(payment, refusal.declineCode ?? refusal.code);
  }
  await syncPayment(paymentId);
}

async function charge(payment: Payment, order: InvoiceOrder): Promise<boolean> {
  if (!payment.invoiceId) await nameAtStripe(payment.id, { invoiceId: await draftInvoice(order) });
  const named = await findPayment(payment.id);
  return named?.invoiceId ? chargeInvoice(named.invoiceId, order) : false;
}

/** The bank wants its customer: they are told where to go on. */
async function askCustomer(paymentId: string, invoiceId: string): Promise<void> {
  const actionUrl = await pageOfInvoice(invoiceId);
  const isOpen = ({ status }: Payment) =>
    status === 'open' ? { status: 'action_required' as const, actionUrl } : null;
  await changeFresh(paymentId, isOpen, (tx, payment) =>
    tellPayers(tx, scopeOfPayment(payment), ({ url, workspace }) => ({
      template: 'top_up_action',
      params: { url: actionUrl ?? url, workspace },
    })),
  );
}

/**
 * Ends a top-up that will not be paid, and stops further ones until somebody who pays has looked: a card that was declined
 * is not tried again and again. Nobody can pay its invoice later.
 */
export async function giveUp({ id }: { id: string }, failureCode: string): Promise<void> {
  const isUnpaid = ({ status }: Payment) => status !== 'paid' && status !== 'expired';
  const ended = await end(id, isUnpaid, { status: 'failed', failureCode }, async (tx, payment) => {
    const scope = scopeOfPayment(payment);
    // The event of the taken-back invoice may have ended it: top-ups are suspended, and that is told, all the same, and once.
    if (!(await suspendTopUp(tx, scope, failureCode))) return;
    await tellPayers(tx, scope, (about) => ({ template: 'top_up_failed', params: about }));
  });
  if (ended) log.info({ paymentId: id, failureCode }, 'a top-up was given up');
}

/** Ends an order that nobody wants any more, or that never reached Stripe. */
export async function expire({ id }: { id: string }): Promise<void> {
  const isUnfinished = ({ status }: Payment) => UNFINISHED.includes(status);
  await end(id, isUnfinished, { status: 'expired' }, async () => undefined);
}

/** Ends a payment, and its invoice with it, unless it has another end already. */
async function end(
  id: string,
  may: (payment: Payment) => boolean,
  change: PaymentChange,
  besides: Parameters<typeof changeFresh>[2],
): Promise<boolean> {
  const invoiceId = (await findPayment(id))?.invoiceId;
  if (invoiceId && !(await dropInvoice(invoiceId))) {
    // The customer was faster.
    await syncPayment(id);
    return false;
  }
  return changeFresh(id, (payment) => (may(payment) ? change : null), besides);
}
