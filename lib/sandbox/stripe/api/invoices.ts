import { z } from 'zod';
import { type Asked, endpoint } from '../exchange';
import { invalid } from '../failure';
import { given, listOf, named } from '../find';
import { cardsOf } from '../flows/customers';
import { declined, finalize, intentOf, payInvoice, voidInvoice } from '../flows/invoices';
import type { Invoice } from '../objects';
import { expand, flag, integer, metadata, paging, parse, text } from '../params';
import { paymentsOf } from '../show';

const createSchema = z.strictObject({
  customer: text,
  auto_advance: flag.default(false),
  collection_method: z.literal('charge_automatically').optional(),
  default_payment_method: text.optional(),
  pending_invoice_items_behavior: z.enum(['exclude', 'include']).optional(),
  currency: z.literal('usd').optional(),
  automatic_tax: z.strictObject({ enabled: flag }).optional(),
  description: text.optional(),
  metadata,
  expand,
});

const itemSchema = z.strictObject({
  customer: text,
  invoice: text,
  amount: integer,
  currency: z.literal('usd'),
  description: text.optional(),
  tax_behavior: z.enum(['exclusive', 'inclusive', 'unspecified']).optional(),
  metadata,
  expand,
});

const payment = z.strictObject({ type: z.literal('payment_intent'), payment_intent: text });
const invoice = (asked: Asked) => named(asked, asked.sandbox.book.invoices, 'invoice');

export const invoiceEndpoints = [
  endpoint('POST', 'invoices', ({ sandbox: { book, events }, params }) => {
    const wish = parse(createSchema, params);
    given(book.customers, wish.customer, 'customer', 'customer');
    if (wish.default_payment_method) {
      given(book.methods, wish.default_payment_method, 'PaymentMethod', 'default_payment_method');
    }
    const made: Invoice = {
      ...book.name('in', 'invoice'),
      ...{ customer: wish.customer, currency: 'usd', status: 'draft', number: null, auto_advance: wish.auto_advance },
      ...{ attempted: false, attempt_count: 0, metadata: wish.metadata, subtotal: 0, total: 0, total_taxes: [] },
      ...{ total_discount_amounts: [], amount_due: 0, amount_paid: 0, hosted_invoice_url: null },
      default_payment_method: wish.default_payment_method ?? null,
    };
    book.invoices.set(made.id, made);
    if (wish.automatic_tax?.enabled) book.taxedInvoices.set(made.id, true);
    events.emit('invoice.created', made);
    return made;
  }),

  endpoint('GET', 'invoices/:id', invoice),

  endpoint('DELETE', 'invoices/:id', (asked) => {
    const one = invoice(asked);
    if (one.status !== 'draft') throw invalid('You can only delete draft invoices.');
    asked.sandbox.book.invoices.delete(one.id);
    return { id: one.id, object: 'invoice', deleted: true };
  }),

  endpoint('POST', 'invoices/:id/finalize', (asked) => {
    parse(z.strictObject({ auto_advance: flag.optional(), expand }), asked.params);
    finalize(asked.sandbox, invoice(asked));
    return invoice(asked);
  }),

  endpoint('POST', 'invoices/:id/pay', (asked) => {
    const { sandbox } = asked;
    const one = invoice(asked);
    const schema = z.strictObject({ off_session: flag.default(true), payment_method: text.optional(), expand });
    const { off_session: isOffSession, payment_method } = parse(schema, asked.params);
    const id = payment_method ?? one.default_payment_method;
    const method = cardsOf(sandbox, one.customer).find((card) => card.id === id) ?? null;
    const number = method && sandbox.book.numbers.get(method.id);
    if (!number) throw invalid('There is no `default_payment_method` set on this Customer or Invoice.');
    const outcome = payInvoice(sandbox, one, { number, method, isAuthenticated: false, isOffSession });
    if (outcome.status === 'declined') throw declined(outcome, intentOf(sandbox, one));
    return one;
  }),

  endpoint('POST', 'invoices/:id/void', (asked) => {
    voidInvoice(asked.sandbox, invoice(asked));
    return invoice(asked);
  }),

  endpoint('POST', 'invoiceitems', ({ sandbox: { book }, params }) => {
    const wish = parse(itemSchema, params);
    const of = given(book.invoices, wish.invoice, 'invoice', 'invoice');
    if (of.status !== 'draft') throw invalid('This invoice is no longer editable');
    const { customer, amount } = wish;
    const item = {
      ...book.name('ii', 'invoiceitem'),
      customer,
      invoice: of.id,
      amount,
      description: wish.description ?? null,
    };
    book.items.set(item.id, { ...item, currency: 'usd' });
    of.subtotal += amount;
    return item;
  }),

  endpoint('GET', 'invoice_payments', ({ sandbox: { book }, params }) => {
    const {
      payment: by,
      invoice: ofInvoice,
      ...page
    } = parse(z.strictObject({ ...paging, payment: payment.optional(), invoice: text.optional() }), params);
    const found = [...book.invoices.values()]
      .filter((one) => !ofInvoice || one.id === ofInvoice)
      .flatMap((one) => paymentsOf(book.intentOfInvoice.get(one.id), one))
      .filter((one) => !by || one.payment.payment_intent === by.payment_intent);
    return listOf(found, page, '/v1/invoice_payments');
  }),
];
