import { createHash } from 'node:crypto';
import { expanded, stripe } from './stripe';

export type Payer = { workspaceId: string; name: string; email: string };
export type Card = { id: string; brand: string; last4: string };

/** A customer for a workspace; the same answer however often the same is asked for within a day. */
export async function createCustomer({ workspaceId, name, email }: Payer): Promise<string> {
  const said = createHash('sha256').update(`${name}\n${email}`).digest('hex').slice(0, 16);
  const customer = await stripe().customers.create(
    { name, email, metadata: { workspace_id: workspaceId } },
    { idempotencyKey: `customer:${workspaceId}:${said}` },
  );
  return customer.id;
}

/** The card that pays without being asked: the one chosen in the portal, else the one saved last. Null: none is saved. */
export async function savedCard(customerId: string): Promise<Card | null> {
  const customer = await stripe().customers.retrieve(customerId, {
    expand: ['invoice_settings.default_payment_method'],
  });
  if (customer.deleted) return null;
  const chosen = expanded(customer.invoice_settings.default_payment_method);
  const method =
    chosen ?? (await stripe().customers.listPaymentMethods(customerId, { type: 'card', limit: 1 })).data[0];
  return method?.card ? { id: method.id, brand: method.card.brand, last4: method.card.last4 } : null;
}
