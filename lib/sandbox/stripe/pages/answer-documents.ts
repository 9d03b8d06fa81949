import { digits, isCardNumber } from '../cards';
import { cardsOf, replaceCard } from '../flows/customers';
import { payInvoice } from '../flows/invoices';
import type { Charge, Invoice, PaymentMethod, PortalSession } from '../objects';
import type { Sandbox } from '../sandbox';
import { BAD_NUMBER } from './answer-checkout';
import { ok, type PageAnswer } from './answers';
import { renderInvoice } from './invoice';
import { renderPortal } from './portal';
import { renderReceipt } from './receipt';
import { renderThreeDSecure } from './three-d-secure';

const dayOf = (seconds: number) => new Date(seconds * 1000);
const sum = (parts: readonly { amount: number }[]) => parts.reduce((all, { amount }) => all + amount, 0);

/** An invoice: a document when it is paid; while it is open, the way to pay it, the bank's question included. */
export function answerInvoice(sandbox: Sandbox, invoice: Invoice, form: URLSearchParams | null): PageAnswer {
  const { book, settings } = sandbox;
  const show = (error: string | null) => ok(invoicePage(sandbox, invoice, error));
  if (!form || invoice.status !== 'open') return show(null);
  if (form.get('intent') === 'fail') return show('Your bank did not agree. Nothing was charged.');
  const written = digits(form.get('card') ?? '');
  const number = written || (book.numbers.get(cardOf(sandbox, invoice)?.id ?? '') ?? '');
  if (!isCardNumber(number)) return show(BAD_NUMBER);
  if (form.get('intent') === 'pay' && !written) {
    const last4 = number.slice(-4);
    const { merchant } = settings;
    const amountCents = invoice.amount_due;
    return ok(renderThreeDSecure({ action: `/invoice/${invoice.id}`, merchant, amountCents, currency: 'usd', last4 }));
  }
  const outcome = payInvoice(sandbox, invoice, { number, method: null, isAuthenticated: true, isOffSession: false });
  return show(outcome.status === 'declined' ? outcome.message : null);
}

/** The card that an invoice is paid with unless another is written. */
function cardOf(sandbox: Sandbox, invoice: Invoice): PaymentMethod | null {
  const { methods, customers } = sandbox.book;
  const chosen = customers.get(invoice.customer)?.invoice_settings.default_payment_method;
  return methods.get(invoice.default_payment_method ?? chosen ?? '') ?? cardsOf(sandbox, invoice.customer)[0] ?? null;
}

function invoicePage(sandbox: Sandbox, invoice: Invoice, error: string | null): string {
  const { book, settings } = sandbox;
  const items = [...book.items.values()].filter((item) => item.invoice === invoice.id);
  const saved = cardOf(sandbox, invoice)?.card ?? null;
  const discount = sum(invoice.total_discount_amounts);
  const lines = items.map(({ description, amount }) => ({ name: description ?? 'Credit', amountCents: amount }));
  return renderInvoice({
    ...{ action: `/invoice/${invoice.id}`, merchant: settings.merchant, currency: invoice.currency, error },
    email: book.customers.get(invoice.customer)?.email ?? null,
    ...{ number: invoice.number ?? '', date: dayOf(invoice.created), status: invoice.status, returnUrl: null },
    lines: discount > 0 ? [...lines, { name: 'Discount', amountCents: -discount }] : lines,
    ...{ subtotalCents: invoice.subtotal - discount, taxCents: sum(invoice.total_taxes), totalCents: invoice.total },
    ...{ paidCents: invoice.amount_paid, savedCard: saved },
  });
}

/** The customer's own page. Null when the customer is gone. */
export function answerPortal(sandbox: Sandbox, portal: PortalSession, form: URLSearchParams | null): PageAnswer | null {
  const { book, settings } = sandbox;
  const customer = book.customers.get(portal.customer);
  if (!customer) return null;
  const number = digits(form?.get('card') ?? '');
  const changed = form !== null && isCardNumber(number);
  if (changed) replaceCard(sandbox, customer, number);
  const chosen = book.methods.get(customer.invoice_settings.default_payment_method ?? '');
  const invoices = [...book.invoices.values()]
    .filter((one) => one.customer === customer.id && one.status !== 'draft')
    .reverse()
    .map(({ id, number: name, created, total, currency, status }) => ({
      ...{ number: name ?? '', date: dayOf(created), amountCents: total, currency, status, url: `/invoice/${id}` },
    }));
  return ok(
    renderPortal({
      ...{
        action: `/portal/${portal.id}`,
        merchant: settings.merchant,
        email: customer.email ?? '',
        invoices,
        changed,
      },
      card: (chosen ?? cardsOf(sandbox, customer.id)[0])?.card ?? null,
      returnUrl: portal.return_url,
      error: form && !changed ? BAD_NUMBER : null,
    }),
  );
}

export function answerReceipt({ book, settings }: Sandbox, charge: Charge): PageAnswer {
  return ok(
    renderReceipt({
      ...{ merchant: settings.merchant, email: book.customers.get(charge.customer ?? '')?.email ?? null },
      ...{ number: charge.id.slice(-8).toUpperCase(), date: dayOf(charge.created), currency: charge.currency },
      lines: [{ name: 'Credit', amountCents: charge.amount }],
      ...{ discountCents: 0, taxCents: 0, totalCents: charge.amount, refundedCents: charge.amount_refunded },
      ...{ card: charge.payment_method_details.card ?? null, returnUrl: null },
    }),
  );
}
