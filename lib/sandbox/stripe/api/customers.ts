import { z } from 'zod';
import { endpoint } from '../exchange';
import { listOf, named } from '../find';
import { cardsOf } from '../flows/customers';
import type { Customer } from '../objects';
import { expand, metadata, paging, parse, text } from '../params';

const fields = { name: text.optional(), email: text.max(512).optional(), metadata, expand };
const updateSchema = z.strictObject({
  ...fields,
  invoice_settings: z.strictObject({ default_payment_method: text.optional() }).optional(),
});

export const customerEndpoints = [
  endpoint('POST', 'customers', ({ sandbox: { book, events }, params }) => {
    const { name, email, metadata: kept } = parse(z.strictObject(fields), params);
    const customer: Customer = {
      ...book.name('cus', 'customer'),
      ...{ name: name ?? null, email: email ?? null, metadata: kept, balance: 0 },
      invoice_settings: { default_payment_method: null },
    };
    book.customers.set(customer.id, customer);
    events.emit('customer.created', customer);
    return customer;
  }),

  endpoint('GET', 'customers/:id', (asked) => {
    const customer = named(asked, asked.sandbox.book.customers, 'customer');
    return customer.deleted ? { id: customer.id, object: 'customer', deleted: true } : customer;
  }),

  endpoint('POST', 'customers/:id', (asked) => {
    const customer = named(asked, asked.sandbox.book.customers, 'customer');
    const wish = parse(updateSchema, asked.params);
    Object.assign(customer, {
      name: wish.name ?? customer.name,
      email: wish.email ?? customer.email,
      metadata: { ...customer.metadata, ...wish.metadata },
      invoice_settings: {
        default_payment_method:
          wish.invoice_settings?.default_payment_method ?? customer.invoice_settings.default_payment_method,
      },
    });
    asked.sandbox.events.emit('customer.updated', customer, {});
    return customer;
  }),

  endpoint('DELETE', 'customers/:id', (asked) => {
    const customer = named(asked, asked.sandbox.book.customers, 'customer');
    customer.deleted = true;
    for (const card of cardsOf(asked.sandbox, customer.id)) card.customer = null;
    asked.sandbox.events.emit('customer.deleted', customer);
    return { id: customer.id, object: 'customer', deleted: true };
  }),

  endpoint('GET', 'customers/:id/payment_methods', (asked) => {
    const { id } = named(asked, asked.sandbox.book.customers, 'customer');
    const { type: _type, ...page } = parse(
      z.strictObject({ ...paging, type: z.literal('card').optional() }),
      asked.params,
    );
    return listOf(cardsOf(asked.sandbox, id).reverse(), page, `/v1/customers/${id}/payment_methods`);
  }),
];
