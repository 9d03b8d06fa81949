import { env } from '@/lib/env';
import { stripe } from './stripe';

export type InvoiceOrder = {
  paymentId: string;
  customerId: string;
  cardId: string;
  amountCents: number;
  description: string;
};

/** A draft that Stripe does nothing with by itself. Each step of an invoice may be repeated: it is done once. */
export async function draftInvoice({ paymentId, customerId, cardId }: InvoiceOrder): Promise<string> {
  const invoice = await stripe().invoices.create(
    {
      customer: customerId,
      auto_advance: false,
      collection_method: 'charge_automatically',
      default_payment_method: cardId,
      pending_invoice_items_behavior: 'exclude',
      currency: 'usd',
      automatic_tax: { enabled: env().STRIPE_TAX === 'on' },
      metadata: { payment_id: paymentId },
    },
    { idempotencyKey: `top-up:${paymentId}:invoice` },
  );
  return invoice.id;
}

/** Puts the order into the draft, closes it and charges the saved card. Throws Stripe's refusal. */
export async function chargeInvoice(invoiceId: string, order: InvoiceOrder): Promise<void> {
  const once = (step: string) => ({ idempotencyKey: `top-up:${order.paymentId}:${step}` });
  const { customerId, amountCents, description } = order;
  await stripe().invoiceItems.create(
    {
      customer: customerId,
      invoice: invoiceId,
      amount: amountCents,
      currency: 'usd',
      description,
      tax_behavior: 'exclusive',
    },
    once('item'),
  );
  await stripe().invoices.finalizeInvoice(invoiceId, { auto_advance: false }, once('finalize'));
  // A card each has an answer of its own; the invoice is paid once, whatever is tried.
  const how = { off_session: true, payment_method: order.cardId };
  await stripe().invoices.pay(invoiceId, how, once(`pay:${order.cardId}`));
}

/** Takes an unpaid invoice back, a draft too: nobody can pay it any more. False: it is paid. */
export async function dropInvoice(invoiceId: string): Promise<boolean> {
  const { status } = await stripe().invoices.retrieve(invoiceId);
  if (status === 'draft') await stripe().invoices.del(invoiceId);
  else if (status === 'open') await stripe().invoices.voidInvoice(invoiceId);
  return status !== 'paid';
}

/** Where a person pays an open invoice, and does what the bank asks for. */
export async function pageOfInvoice(invoiceId: string): Promise<string | null> {
  return (await stripe().invoices.retrieve(invoiceId)).hosted_invoice_url ?? null;
}
