import { createHash } from 'node:crypto';
import { idOf, stripe } from './stripe';

export type Payer = { workspaceId: string; name: string; email: string };
export type Card = { id: string; brand: string; last4: string };

/**
 * A customer for a workspace; the same answer however often the same is asked for within a day. `insteadOf` names the one
 * that was deleted: its answer would come again.
 */
export async function createCustomer({ workspaceId, name, email }: Payer, insteadOf = ''): Promise<string> {
  const said = createHash('sha256').update(`${name}\n${email}\n${insteadOf}`).digest('hex').slice(0, 16);
  const customer = await stripe().customers.create(
    { name, email, metadata: { workspace_id: workspaceId } },
    { idempotencyKey: `customer:${workspaceId}:${said}` },
  );
  return customer.id;
}

/** The card that pays without being asked: the one chosen in the portal, else the one saved last. Null: none is saved. */
export async function savedCard(customerId: string): Promise<Card | null> {
  // Without `expand`: a customer that was deleted has nothing that could be.
  const customer = await stripe().customers.retrieve(customerId);
  if (customer.deleted) return null;
  const chosen = idOf(customer.invoice_settings.default_payment_method);
  const { data: methods } = await stripe().customers.listPaymentMethods(customerId, { type: 'card', limit: 100 });
  const method = methods.find(({ id }) => id === chosen) ?? methods[0];
  return method?.card ? { id: method.id, brand: method.card.brand, last4: method.card.last4 } : null;
}
