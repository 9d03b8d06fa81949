import type Stripe from 'stripe';
import { env } from '@/lib/env';
import { isGone } from './failure';
import { stripe } from './stripe';

export type InvoiceOrder = {
  paymentId: string;
  customerId: string;
  cardId: string;
  amountCents: number;
  description: string;
};

/** A draft that Stripe does nothing with by itself, one for a top-up. The card is named when it is charged: it may be another by then. */
export async function draftInvoice({ paymentId, customerId }: InvoiceOrder): Promise<string> {
  const invoice = await stripe().invoices.create(
    {
      customer: customerId,
      auto_advance: false,
      collection_method: 'charge_automatically',
      pending_invoice_items_behavior: 'exclude',
      currency: 'usd',
      automatic_tax: { enabled: env().STRIPE_TAX === 'on' },
      metadata: { payment_id: paymentId },
    },
    { idempotencyKey: `top-up:${paymentId}:invoice` },
  );
  return invoice.id;
}

/**
 * Takes the steps that are missing until the invoice is paid: the order in it, closed, the saved card charged. What was done
 * is looked up: Stripe forgets the keys of repeated requests after a day. False: the invoice was taken back. Throws Stripe's
 * refusal.
 */
export async function chargeInvoice(invoiceId: string, order: InvoiceOrder): Promise<boolean> {
  const once = (step: string) => ({ idempotencyKey: `top-up:${order.paymentId}:${step}` });
  const { customerId: customer, amountCents: amount, description } = order;
  const invoice = await findInvoice(invoiceId);
  if (!invoice || invoice.status === 'void') return false;
  if (invoice.status === 'draft') {
    if (invoice.subtotal === 0) {
      const item = { customer, invoice: invoiceId, amount, currency: 'usd', description };
      await stripe().invoiceItems.create({ ...item, tax_behavior: 'exclusive' }, once('item'));
    }
    await stripe().invoices.finalizeInvoice(invoiceId, { auto_advance: false }, once('finalize'));
  }
  // A card each has an answer of its own; the invoice is paid once, whatever is tried.
  const how = { off_session: true, payment_method: order.cardId };
  if (invoice.status !== 'paid') await stripe().invoices.pay(invoiceId, how, once(`pay:${order.cardId}`));
  return true;
}

/** An invoice with the payments that were tried for it; null when it was a draft that is deleted. */
export async function findInvoice(invoiceId: string): Promise<Stripe.Invoice | null> {
  try {
    return await stripe().invoices.retrieve(invoiceId, { expand: ['payments'] });
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

/** Takes an unpaid invoice back, a draft too: nobody can pay it any more. False: it is paid. */
export async function dropInvoice(invoiceId: string): Promise<boolean> {
  const status = (await findInvoice(invoiceId))?.status;
  if (status === 'draft') await stripe().invoices.del(invoiceId);
  else if (status === 'open') await stripe().invoices.voidInvoice(invoiceId);
  return status !== 'paid';
}

/** Where a person pays an open invoice, and does what the bank asks for. */
export async function pageOfInvoice(invoiceId: string): Promise<string | null> {
  return (await stripe().invoices.retrieve(invoiceId)).hosted_invoice_url ?? null;
}
