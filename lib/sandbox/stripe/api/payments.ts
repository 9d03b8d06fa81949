import { z } from 'zod';
import { endpoint } from '../exchange';
import { given, listOf, named, within } from '../find';
import { createRefund } from '../flows/refunds';
import { expand, flag, integer, metadata, paging, parse, range, text } from '../params';

const refundSchema = z.strictObject({
  payment_intent: text,
  amount: integer.optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  metadata,
  expand,
});
const ofIntent = z.strictObject({ ...paging, payment_intent: text.optional(), charge: text.optional() });
const eventsSchema = z.strictObject({
  ...paging,
  created: range.optional(),
  delivery_success: flag.optional(),
  type: text.optional(),
  types: z.array(text).max(20).optional(),
});
const balanceSchema = z.strictObject({
  ...paging,
  created: range.optional(),
  source: text.optional(),
  type: text.optional(),
});

export const paymentEndpoints = [
  endpoint('GET', 'payment_intents/:id', (asked) => named(asked, asked.sandbox.book.intents, 'payment_intent')),
  endpoint('GET', 'charges/:id', (asked) => named(asked, asked.sandbox.book.charges, 'charge')),
  endpoint('GET', 'payment_methods/:id', (asked) => named(asked, asked.sandbox.book.methods, 'PaymentMethod')),

  endpoint('POST', 'refunds', ({ sandbox, params }) => {
    const { payment_intent, amount, reason, metadata: kept } = parse(refundSchema, params);
    const { book } = sandbox;
    const intent = given(book.intents, payment_intent, 'payment_intent', 'payment_intent');
    const charge = given(book.charges, intent.latest_charge ?? '', 'charge', 'payment_intent');
    return createRefund(sandbox, charge, {
      ...(amount !== undefined && { amount }),
      reason: reason ?? null,
      metadata: kept,
    });
  }),
  endpoint('GET', 'refunds/:id', (asked) => named(asked, asked.sandbox.book.refunds, 'refund')),
  endpoint('GET', 'refunds', ({ sandbox: { book }, params }) => {
    const { payment_intent, charge, ...page } = parse(ofIntent, params);
    return listOf(ofPayment(book.refunds.values(), { payment_intent, charge }), page, '/v1/refunds');
  }),

  endpoint('GET', 'disputes/:id', (asked) => named(asked, asked.sandbox.book.disputes, 'dispute')),
  endpoint('GET', 'disputes', ({ sandbox: { book }, params }) => {
    const { payment_intent, charge, ...page } = parse(ofIntent, params);
    return listOf(ofPayment(book.disputes.values(), { payment_intent, charge }), page, '/v1/disputes');
  }),

  endpoint('GET', 'events/:id', (asked) => named(asked, asked.sandbox.book.events, 'event')),
  endpoint('GET', 'events', ({ sandbox: { book }, params }) => {
    const { created, delivery_success, type, types, ...page } = parse(eventsSchema, params);
    const found = [...book.events.values()].filter(
      (one) =>
        within(one.created, created) &&
        (!type || one.type === type) &&
        (!types || types.includes(one.type)) &&
        (delivery_success === undefined || book.deliveries.get(one.id)?.isDelivered === delivery_success),
    );
    return listOf(found, page, '/v1/events');
  }),

  endpoint('GET', 'balance_transactions/:id', (asked) =>
    named(asked, asked.sandbox.book.balance, 'balance_transaction'),
  ),
  endpoint('GET', 'balance_transactions', ({ sandbox: { book }, params }) => {
    const { created, source, type, ...page } = parse(balanceSchema, params);
    const found = [...book.balance.values()].filter(
      (one) => within(one.created, created) && (!source || one.source === source) && (!type || one.type === type),
    );
    return listOf(found, page, '/v1/balance_transactions');
  }),
];

type Of = { payment_intent?: string | undefined; charge?: string | undefined };

function ofPayment<Kind extends { payment_intent: string; charge: string }>(all: Iterable<Kind>, of: Of): Kind[] {
  return [...all].filter(
    (one) =>
      (!of.payment_intent || one.payment_intent === of.payment_intent) && (!of.charge || one.charge === of.charge),
  );
}
