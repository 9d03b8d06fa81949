import type Stripe from 'stripe';
import type { SeenDispute, SeenRefund, Snapshot } from '../rules/payment';
import { findInvoice } from './invoices';
import { usdCents, usdSum } from './settled';
import { expanded, idOf, stripe } from './stripe';

const INTENT = 'latest_charge.balance_transaction';

type Named = { sessionId: string | null; invoiceId: string | null };

/** How a payment stands at Stripe, fetched whole; null when nothing of it is there. `sessionId` or `invoiceId` says where it began. */
export async function takeSnapshot(payment: Named): Promise<Snapshot | null> {
  const began = await beginOf(payment);
  if (!began) return null;
  const { paymentIntentId } = began;
  if (!paymentIntentId) return { ...began, ...withoutCharge };
  const intent = await stripe().paymentIntents.retrieve(paymentIntentId, { expand: [INTENT] });
  const charge = expanded(intent.latest_charge);
  const [refunds, disputes] = charge
    ? await Promise.all([refundsOf(paymentIntentId), disputesOf(paymentIntentId)])
    : [[], []];
  return {
    ...began,
    status: statusOf(began.status, intent.status),
    chargeId: charge?.id ?? null,
    feeCents: feeOf(charge),
    card: cardOf(charge),
    receiptUrl: charge?.receipt_url ?? null,
    failureCode: intent.last_payment_error?.decline_code ?? intent.last_payment_error?.code ?? null,
    paidAt: charge?.paid ? new Date(charge.created * 1000) : null,
    refunds,
    disputes,
  };
}

type Began = Omit<Snapshot, keyof typeof withoutCharge>;

const withoutCharge = {
  chargeId: null,
  feeCents: null,
  card: null,
  receiptUrl: null,
  failureCode: null,
  paidAt: null,
  refunds: [],
  disputes: [],
} satisfies Partial<Snapshot>;

async function beginOf({ sessionId, invoiceId }: Named): Promise<Began | null> {
  if (sessionId) return fromSession(await stripe().checkout.sessions.retrieve(sessionId, { expand: ['invoice'] }));
  const invoice = invoiceId ? await findInvoice(invoiceId) : null;
  return invoice && fromInvoice(invoice);
}

function fromSession(session: Stripe.Checkout.Session): Began {
  const { total_details: details } = session;
  return {
    status: sessionStatus(session),
    currency: session.currency ?? '',
    customerId: idOf(session.customer),
    subtotalCents: session.amount_subtotal ?? 0,
    discountCents: details?.amount_discount ?? 0,
    taxCents: details?.amount_tax ?? 0,
    totalCents: session.amount_total ?? 0,
    paymentIntentId: idOf(session.payment_intent),
    invoiceUrl: expanded(session.invoice)?.hosted_invoice_url ?? null,
  };
}

/** A session of nothing to pay (a code for 100 %) is `no_payment_required`; one that a bank still works on, complete and unpaid. */
function sessionStatus({ status, payment_status }: Stripe.Checkout.Session): Began['status'] {
  if (status === 'expired') return 'expired';
  if (status !== 'complete') return 'open';
  return payment_status === 'unpaid' ? 'processing' : 'paid';
}

function fromInvoice(invoice: Stripe.Invoice): Began {
  const sum = (parts: { amount: number }[] | null) => (parts ?? []).reduce((total, { amount }) => total + amount, 0);
  const payments = invoice.payments?.data ?? [];
  return {
    status: invoice.status === 'paid' ? 'paid' : invoice.status === 'void' ? 'failed' : 'open',
    currency: invoice.currency,
    customerId: idOf(invoice.customer),
    subtotalCents: invoice.subtotal,
    discountCents: sum(invoice.total_discount_amounts),
    taxCents: sum(invoice.total_taxes),
    totalCents: invoice.total,
    paymentIntentId: idOf(payments.find(({ is_default }) => is_default)?.payment.payment_intent),
    invoiceUrl: invoice.hosted_invoice_url ?? null,
  };
}

/** A debit under way, and one that did not come: the page is complete and stays unpaid. */
function statusOf(began: Began['status'], intent: Stripe.PaymentIntent['status']): Began['status'] {
  if (began === 'open' && intent === 'processing') return 'processing';
  const isOver = intent === 'requires_payment_method' || intent === 'canceled';
  return began === 'processing' && isOver ? 'failed' : began;
}

function feeOf(charge: Stripe.Charge | null): number | null {
  const booked = expanded(charge?.balance_transaction);
  return booked && usdCents(booked.fee, booked);
}

function cardOf(charge: Stripe.Charge | null) {
  const card = charge?.payment_method_details?.card;
  return card?.last4 ? { brand: card.brand ?? 'card', last4: card.last4 } : null;
}

async function refundsOf(payment_intent: string): Promise<SeenRefund[]> {
  const refunds = await stripe().refunds.list({ payment_intent, limit: 100 }).autoPagingToArray({ limit: 1_000 });
  return refunds.map(({ id, amount, status, metadata, failure_reason }) => ({
    id,
    refundId: metadata?.refund_id ?? null,
    amountCents: amount,
    status: status === 'succeeded' ? 'succeeded' : status === 'failed' || status === 'canceled' ? 'failed' : 'pending',
    failureCode: failure_reason ?? null,
  }));
}

async function disputesOf(payment_intent: string): Promise<SeenDispute[]> {
  const disputes = await stripe().disputes.list({ payment_intent, limit: 100 }).autoPagingToArray({ limit: 1_000 });
  return disputes.map(({ id, amount, status, balance_transactions: booked }) => {
    const feeCents = booked.reduce((total, one) => total + usdCents(one.fee, one), 0);
    return { id, amountCents: amount, feeCents, takenCents: 0 - usdSum(booked), status };
  });
}
