import { invalid, StripeFailure } from '../failure';
import type { Invoice, PaymentIntent, PaymentMethod } from '../objects';
import type { Sandbox } from '../sandbox';
import { attempt, newIntent, type Outcome } from './charge';
import { numberOf } from './sessions';

export function finalize(sandbox: Sandbox, invoice: Invoice): void {
  const { book, events, settings } = sandbox;
  if (invoice.status !== 'draft')
    throw invalid("This invoice is already finalized, you can't re-finalize a non-draft invoice.");
  const lines = [...book.items.values()].filter((item) => item.invoice === invoice.id);
  invoice.subtotal = lines.reduce((sum, { amount }) => sum + amount, 0);
  const tax = book.taxedInvoices.has(invoice.id) ? Math.round((invoice.subtotal * settings.taxPercent) / 100) : 0;
  invoice.total_taxes = tax ? [{ amount: tax, tax_behavior: 'exclusive' }] : [];
  invoice.total = invoice.subtotal + tax;
  invoice.amount_due = invoice.total;
  invoice.number = numberOf(book.invoices.size);
  invoice.status = 'open';
  if (invoice.total === 0) invoice.status = 'paid';
  else {
    const { metadata, customer } = invoice;
    const intent = newIntent(sandbox, { amount: invoice.total, customer, metadata, setup_future_usage: null });
    book.intentOfInvoice.set(invoice.id, intent.id);
  }
  events.emit('invoice.finalized', invoice);
  book.changed();
}

export function intentOf({ book }: Sandbox, invoice: Invoice): PaymentIntent {
  const intent = book.intents.get(book.intentOfInvoice.get(invoice.id) ?? '');
  if (!intent) throw invalid('This invoice has no payment.');
  return intent;
}

type Payer = { number: string; method: PaymentMethod | null; isAuthenticated: boolean; isOffSession: boolean };

/** Pays an open invoice; what the card says is the answer. */
export function payInvoice(sandbox: Sandbox, invoice: Invoice, payer: Payer): Outcome {
  const { book, events } = sandbox;
  if (invoice.status === 'paid') throw invalid('Invoice is already paid');
  if (invoice.status !== 'open') throw invalid(`This invoice is ${invoice.status} and cannot be paid.`);
  const outcome = attempt(sandbox, intentOf(sandbox, invoice), payer);
  invoice.attempted = true;
  invoice.attempt_count += 1;
  if (outcome.status === 'succeeded') {
    invoice.status = 'paid';
    invoice.amount_paid = invoice.total;
    events.emit('invoice.paid', invoice);
  } else if (outcome.status === 'declined') {
    const asks = outcome.code === 'authentication_required';
    events.emit(asks ? 'invoice.payment_action_required' : 'invoice.payment_failed', invoice);
  }
  book.changed();
  return outcome;
}

/** A decline as the API answers it: 402, with the intent as it now stands. */
export function declined(outcome: Extract<Outcome, { status: 'declined' }>, intent: PaymentIntent): StripeFailure {
  return new StripeFailure(402, {
    ...{ type: 'card_error', message: outcome.message, code: outcome.code },
    ...(outcome.declineCode && { decline_code: outcome.declineCode }),
    ...(intent.latest_charge && { charge: intent.latest_charge }),
    payment_intent: intent,
  });
}

export function voidInvoice(sandbox: Sandbox, invoice: Invoice): void {
  if (invoice.status !== 'open') throw invalid(`You can only void open invoices; this one is ${invoice.status}.`);
  invoice.status = 'void';
  intentOf(sandbox, invoice).status = 'canceled';
  sandbox.events.emit('invoice.voided', invoice);
  sandbox.book.changed();
}
