import { brandOf } from '../cards';
import type { Customer, PaymentMethod } from '../objects';
import type { Sandbox } from '../sandbox';

/** Keeps a card with a customer; `isAuthenticated`: its bank has agreed to charges without asking. */
export function saveCard(
  { book, events }: Sandbox,
  customer: string | null,
  number: string,
  isAuthenticated: boolean,
): PaymentMethod {
  const method: PaymentMethod = {
    ...book.name('pm', 'payment_method'),
    ...{ type: 'card', customer },
    card: {
      ...{ brand: brandOf(number), last4: number.slice(-4), exp_month: 12, exp_year: 2034 },
      fingerprint: `fp${number.slice(-8)}`,
    },
  };
  book.methods.set(method.id, method);
  book.numbers.set(method.id, number);
  if (isAuthenticated) book.authenticated.set(method.id, true);
  if (customer) events.emit('payment_method.attached', method);
  book.changed();
  return method;
}

/** What people do in the portal: another card, for everything from now on. */
export function replaceCard(sandbox: Sandbox, customer: Customer, number: string): PaymentMethod {
  const method = saveCard(sandbox, customer.id, number, true);
  const before = customer.invoice_settings.default_payment_method;
  customer.invoice_settings.default_payment_method = method.id;
  sandbox.events.emit('customer.updated', customer, { invoice_settings: { default_payment_method: before } });
  return method;
}

/** Cards of a customer, the newest first. */
export function cardsOf({ book }: Sandbox, customer: string): PaymentMethod[] {
  return [...book.methods.values()].filter((one) => one.customer === customer).reverse();
}
