import { invalid } from './failure';
import type { Invoice, Session } from './objects';
import type { Sandbox } from './sandbox';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Addresses as the reader can reach them. */
function withAddresses(object: Json, origin: string): Json {
  switch (object.object) {
    case 'checkout.session':
      return { ...object, url: object.status === 'open' ? `${origin}/checkout/${String(object.id)}` : null };
    case 'invoice':
      return {
        ...object,
        hosted_invoice_url: object.status === 'draft' ? null : `${origin}/invoice/${String(object.id)}`,
      };
    case 'charge':
      return { ...object, receipt_url: object.paid ? `${origin}/receipt/${String(object.id)}` : null };
    default:
      return object;
  }
}

/** An object as it is answered: with addresses, and with what was asked for in whole (`expand`) in place of its id. */
export function show(sandbox: Sandbox, object: object, expand: readonly string[], origin: string): Json {
  let shown = withAddresses({ ...object }, origin);
  for (const path of expand) {
    if (path.split('.').length > 4) throw invalid('You cannot expand more than 4 levels of a property.');
    shown = expandAt(sandbox, shown, path.split('.'), origin);
  }
  return shown;
}

function expandAt(sandbox: Sandbox, object: Json, [field = '', ...rest]: string[], origin: string): Json {
  const value = field in object ? object[field] : includable(sandbox, object, field);
  if (value === undefined) throw invalid(`This property cannot be expanded because it doesn't exist: ${field}.`);
  if (value === null) return object;
  if (Array.isArray(value)) {
    const each = value.map((one) => (isObject(one) ? open(sandbox, one, rest, origin) : one));
    return { ...object, [field]: each };
  }
  const whole = typeof value === 'string' ? find(sandbox, value) : value;
  if (!isObject(whole)) throw invalid(`This property cannot be expanded (${field}).`);
  return { ...object, [field]: open(sandbox, whole, rest, origin) };
}

const open = (sandbox: Sandbox, object: Json, rest: string[], origin: string) =>
  rest.length > 0 ? expandAt(sandbox, withAddresses(object, origin), rest, origin) : withAddresses(object, origin);

/** What is left out of an object unless it is asked for. */
function includable({ book }: Sandbox, object: Json, field: string): Json | undefined {
  if (object.object !== 'invoice' || field !== 'payments') return undefined;
  const invoice = book.invoices.get(String(object.id));
  return (
    invoice && { object: 'list', has_more: false, data: paymentsOf(book.intentOfInvoice.get(invoice.id), invoice) }
  );
}

export function paymentsOf(payment_intent: string | undefined, invoice: Invoice) {
  if (!payment_intent) return [];
  return [
    {
      ...{ id: `inpay_${invoice.id.slice(3)}`, object: 'invoice_payment', invoice: invoice.id, is_default: true },
      ...{ created: invoice.created, livemode: false, amount_requested: invoice.total, currency: 'usd' },
      amount_paid: invoice.status === 'paid' ? invoice.total : null,
      status: invoice.status === 'paid' ? 'paid' : 'open',
      payment: { type: 'payment_intent', payment_intent },
    },
  ];
}

function find({ book }: Sandbox, id: string): Json | undefined {
  const maps = [
    book.customers,
    book.methods,
    book.intents,
    book.charges,
    book.invoices,
    book.balance,
    book.sessions,
    book.refunds,
    book.disputes,
  ];
  for (const map of maps) {
    const found = map.get(id);
    if (found) return { ...found };
  }
  return undefined;
}

/** Where the browser goes when the checkout is over. */
export const successUrlOf = ({ success_url, id }: Session): string =>
  success_url.replaceAll('{CHECKOUT_SESSION_ID}', id);
