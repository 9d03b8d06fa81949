import type { Order } from '../book';
import { invalid } from '../failure';
import type { Invoice, PaymentMethod, Session } from '../objects';
import type { Sandbox } from '../sandbox';
import { type Attempt, attempt, decline, newIntent, type Outcome, succeed } from './charge';
import { saveCard } from './customers';

export function orderOf({ book }: Sandbox, session: Session): Order {
  const order = book.orders.get(session.id);
  if (!order) throw invalid('This session was made by another account.');
  return order;
}

/** What is to pay, with the code in use and the tax that is due. */
export function totalUp(sandbox: Sandbox, session: Session): void {
  const { code, hasTax } = orderOf(sandbox, session);
  const used = code ? sandbox.book.codes.get(code) : undefined;
  const { amount_subtotal: subtotal } = session;
  const discount = used ? Math.min(subtotal, used.amountOff + Math.round((subtotal * used.percentOff) / 100)) : 0;
  const tax = hasTax ? Math.round(((subtotal - discount) * sandbox.settings.taxPercent) / 100) : 0;
  session.total_details = { amount_discount: discount, amount_shipping: 0, amount_tax: tax };
  session.amount_total = subtotal - discount + tax;
}

/** Pages are open for a day; looking is what closes one that is older. */
export function expireIfOld(sandbox: Sandbox, session: Session): void {
  if (session.status === 'open' && sandbox.book.now() >= session.expires_at) expire(sandbox, session);
}

export function expire({ book, events }: Sandbox, session: Session): void {
  session.status = 'expired';
  events.emit('checkout.session.expired', session);
  book.changed();
}

export function applyCode(sandbox: Sandbox, session: Session, code: string): boolean {
  const order = orderOf(sandbox, session);
  const found = sandbox.book.codes.get(code.trim().toUpperCase());
  if (!order.allowsCodes || !found) return false;
  order.code = found.code;
  totalUp(sandbox, session);
  return true;
}

type Payer = { number: string; method: PaymentMethod | null; isAuthenticated: boolean };

/** The buyer presses "Pay". A decline leaves the page open for another card. */
export function pay(sandbox: Sandbox, session: Session, payer: Payer): Outcome {
  const { book } = sandbox;
  expireIfOld(sandbox, session);
  if (session.status !== 'open') throw invalid(`This Checkout Session is ${session.status}.`);
  const order = orderOf(sandbox, session);
  if (session.amount_total === 0) {
    complete(sandbox, session, 'no_payment_required');
    return { status: 'succeeded' };
  }
  const known = session.payment_intent ?? order.pending?.intentId;
  const intent = (known && book.intents.get(known)) || startIntent(sandbox, session, order);
  intent.amount = session.amount_total;
  session.payment_intent = intent.id;
  const by: Attempt = { ...payer, isOffSession: false };
  const outcome = attempt(sandbox, intent, by);
  order.pending = outcome.status === 'requires_action' ? { number: payer.number, intentId: intent.id } : null;
  if (outcome.status === 'succeeded') {
    const method = payer.method ?? keep(sandbox, session, order, payer);
    intent.payment_method = method?.id ?? null;
    complete(sandbox, session, 'paid');
  }
  book.changed();
  return outcome;
}

/** The answer to the bank's question. */
export function answerBank(sandbox: Sandbox, session: Session, isYes: boolean): Outcome {
  const { pending } = orderOf(sandbox, session);
  const intent = pending && sandbox.book.intents.get(pending.intentId);
  if (!pending || !intent) throw invalid('Nobody asked.');
  if (isYes) return pay(sandbox, session, { number: pending.number, method: null, isAuthenticated: true });
  orderOf(sandbox, session).pending = null;
  return decline(sandbox, intent, pending.number, 'payment_intent_authentication_failure', null);
}

/** A way to pay that takes days, such as a debit: the page is done, the money is not there. */
export function payLater(sandbox: Sandbox, session: Session): void {
  const intent = startIntent(sandbox, session, orderOf(sandbox, session));
  intent.status = 'processing';
  session.payment_intent = intent.id;
  complete(sandbox, session, 'unpaid');
}

export function endLater(sandbox: Sandbox, session: Session, isPaid: boolean): void {
  const intent = sandbox.book.intents.get(session.payment_intent ?? '');
  if (session.payment_status !== 'unpaid' || intent?.status !== 'processing') throw invalid('Nothing is on its way.');
  if (isPaid) {
    succeed(sandbox, intent, null, null);
    session.payment_status = 'paid';
    sandbox.events.emit('checkout.session.async_payment_succeeded', session);
  } else {
    intent.status = 'requires_payment_method';
    intent.last_payment_error = {
      type: 'card_error',
      code: 'payment_failed',
      decline_code: null,
      message: 'The debit failed.',
    };
    sandbox.events.emit('payment_intent.payment_failed', intent);
    sandbox.events.emit('checkout.session.async_payment_failed', session);
  }
  sandbox.book.changed();
}

function startIntent(sandbox: Sandbox, session: Session, order: Order) {
  return newIntent(sandbox, {
    ...{ amount: session.amount_total, customer: session.customer, metadata: order.intentMetadata },
    setup_future_usage: order.savesCard ? 'off_session' : null,
  });
}

function keep(sandbox: Sandbox, session: Session, order: Order, { number, isAuthenticated }: Payer) {
  return order.savesCard && session.customer ? saveCard(sandbox, session.customer, number, isAuthenticated) : null;
}

function complete(sandbox: Sandbox, session: Session, payment_status: Session['payment_status']): void {
  const { book, events } = sandbox;
  session.status = 'complete';
  session.payment_status = payment_status;
  // As seen at Stripe: the invoice is made after the session is told of.
  events.emit('checkout.session.completed', session);
  if (orderOf(sandbox, session).makesInvoice && session.customer && payment_status === 'paid') {
    session.invoice = paidInvoice(sandbox, session, session.customer).id;
  }
  book.changed();
}

function paidInvoice({ book, events }: Sandbox, session: Session, customer: string): Invoice {
  const { amount_discount: discount, amount_tax: tax } = session.total_details;
  const invoice: Invoice = {
    ...book.name('in', 'invoice'),
    ...{ customer, currency: 'usd', status: 'paid', number: numberOf(book.invoices.size), auto_advance: false },
    ...{ attempted: true, attempt_count: 1, metadata: book.orders.get(session.id)?.invoiceMetadata ?? {} },
    ...{ subtotal: session.amount_subtotal, total: session.amount_total, amount_due: session.amount_total },
    ...{ amount_paid: session.amount_total, default_payment_method: null, hosted_invoice_url: null },
    total_taxes: tax ? [{ amount: tax, tax_behavior: 'exclusive' }] : [],
    total_discount_amounts: discount ? [{ amount: discount, discount: 'di_sandbox' }] : [],
  };
  book.invoices.set(invoice.id, invoice);
  const item = { ...book.name('ii', 'invoiceitem'), customer, invoice: invoice.id, amount: session.amount_subtotal };
  const description = book.orders.get(session.id)?.name ?? null;
  book.items.set(item.id, { ...item, currency: 'usd', description });
  if (session.payment_intent) book.intentOfInvoice.set(invoice.id, session.payment_intent);
  events.emit('invoice.paid', invoice);
  return invoice;
}

export const numberOf = (count: number): string => `SANDBOX-${String(count + 1).padStart(4, '0')}`;
