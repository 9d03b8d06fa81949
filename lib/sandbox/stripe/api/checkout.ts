import { z } from 'zod';
import { endpoint } from '../exchange';
import { invalid } from '../failure';
import { given, listOf, named } from '../find';
import { expire, expireIfOld, totalUp } from '../flows/sessions';
import type { Session } from '../objects';
import { expand, flag, integer, metadata, paging, parse, text } from '../params';

const DAY = 24 * 60 * 60;

const createSchema = z.strictObject({
  mode: z.literal('payment'),
  customer: text.optional(),
  customer_update: z
    .strictObject({ address: text.optional(), name: text.optional(), shipping: text.optional() })
    .optional(),
  client_reference_id: text.max(200).optional(),
  metadata,
  line_items: z
    .array(
      z.strictObject({
        quantity: integer,
        price_data: z.strictObject({
          currency: z.literal('usd'),
          unit_amount: integer,
          tax_behavior: z.enum(['exclusive', 'inclusive', 'unspecified']).optional(),
          product_data: z.strictObject({ name: text, description: text.optional(), metadata }),
        }),
      }),
    )
    .length(1),
  automatic_tax: z.strictObject({ enabled: flag }).default({ enabled: false }),
  tax_id_collection: z.strictObject({ enabled: flag }).default({ enabled: false }),
  allow_promotion_codes: flag.default(false),
  adaptive_pricing: z.strictObject({ enabled: flag }).optional(),
  invoice_creation: z
    .strictObject({ enabled: flag, invoice_data: z.strictObject({ metadata }).default({ metadata: {} }) })
    .default({ enabled: false, invoice_data: { metadata: {} } }),
  payment_intent_data: z
    .strictObject({ setup_future_usage: z.literal('off_session').optional(), metadata, description: text.optional() })
    .default({ metadata: {} }),
  expires_at: integer.optional(),
  success_url: z.url(),
  cancel_url: z.url().optional(),
  ui_mode: z.enum(['hosted_page', 'embedded_page', 'elements', 'form']).optional(),
  locale: text.optional(),
  expand,
});

const NEEDS_ADDRESS =
  "Automatic tax calculation in Checkout requires a valid address on the Customer. Add a valid address to the Customer or set `customer_update[address]` to 'auto' to save the billing address entered in Checkout to the Customer.";

export const checkoutEndpoints = [
  endpoint('POST', 'checkout/sessions', ({ sandbox, params }) => {
    const { book } = sandbox;
    const wish = parse(createSchema, params);
    if (wish.customer) given(book.customers, wish.customer, 'customer', 'customer');
    else if (wish.customer_update)
      throw invalid('`customer_update` can only be used with `customer` or `customer_account`.');
    if (wish.automatic_tax.enabled && wish.customer && wish.customer_update?.address !== 'auto') {
      throw invalid(NEEDS_ADDRESS, { code: 'customer_tax_location_invalid' });
    }
    const [line] = wish.line_items;
    if (!line || line.price_data.unit_amount < 50)
      throw invalid('The Checkout Session’s total amount due must add up to at least $0.50 usd');
    const amount = line.quantity * line.price_data.unit_amount;
    const session: Session = {
      ...book.name('cs_test', 'checkout.session'),
      ...{
        mode: 'payment',
        status: 'open',
        payment_status: 'unpaid',
        currency: 'usd',
        customer: wish.customer ?? null,
      },
      ...{ client_reference_id: wish.client_reference_id ?? null, metadata: wish.metadata },
      ...{ amount_subtotal: amount, amount_total: amount, payment_intent: null, invoice: null, url: null },
      total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
      ...{ success_url: wish.success_url, cancel_url: wish.cancel_url ?? null },
      expires_at: wish.expires_at ?? book.now() + DAY,
    };
    book.sessions.set(session.id, session);
    book.orders.set(session.id, {
      name: line.price_data.product_data.name,
      savesCard: wish.payment_intent_data.setup_future_usage === 'off_session',
      allowsCodes: wish.allow_promotion_codes,
      hasTax: wish.automatic_tax.enabled,
      makesInvoice: wish.invoice_creation.enabled,
      intentMetadata: wish.payment_intent_data.metadata,
      invoiceMetadata: wish.invoice_creation.invoice_data.metadata,
      ...{ code: null, pending: null },
    });
    totalUp(sandbox, session);
    book.changed();
    return session;
  }),

  endpoint('GET', 'checkout/sessions/:id', (asked) => {
    const session = named(asked, asked.sandbox.book.sessions, 'checkout.session');
    parse(z.strictObject({ expand }), asked.params);
    expireIfOld(asked.sandbox, session);
    return session;
  }),

  endpoint('GET', 'checkout/sessions', ({ sandbox: { book }, params }) => {
    const wish = z.strictObject({
      ...paging,
      payment_intent: text.optional(),
      customer: text.optional(),
      status: text.optional(),
    });
    const { payment_intent, customer, status, ...page } = parse(wish, params);
    const found = [...book.sessions.values()].filter(
      (one) =>
        (!payment_intent || one.payment_intent === payment_intent) &&
        (!customer || one.customer === customer) &&
        (!status || one.status === status),
    );
    return listOf(found, page, '/v1/checkout/sessions');
  }),

  endpoint('POST', 'checkout/sessions/:id/expire', (asked) => {
    const session = named(asked, asked.sandbox.book.sessions, 'checkout.session');
    if (session.status !== 'open') {
      throw invalid(
        `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
      );
    }
    expire(asked.sandbox, session);
    return session;
  }),
];
