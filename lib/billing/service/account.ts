import type { Viewer } from '@/lib/auth/viewer';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { createCustomer } from '../client/customers';
import { isGone } from '../client/failure';
import { findAccount, forgetCustomer, keepCustomer } from '../store/accounts';

/**
 * Does something at Stripe with the workspace's customer, and with a new one where that was deleted there. The customer is
 * made when first needed, one however many ask at once.
 */
export async function withCustomer<T>(
  scope: WorkspaceScope,
  viewer: Viewer,
  use: (customerId: string) => Promise<T>,
): Promise<T> {
  const customerId = await ensureCustomer(scope, viewer);
  try {
    return await use(customerId);
  } catch (error) {
    if (!isGone(error, 'customer')) throw error;
    await forgetCustomer(scope, customerId);
    return use(await ensureCustomer(scope, viewer, customerId));
  }
}

async function ensureCustomer(scope: WorkspaceScope, viewer: Viewer, insteadOf?: string): Promise<string> {
  const { stripeCustomerId } = await findAccount(scope);
  if (stripeCustomerId) return stripeCustomerId;
  const { email, name } = viewer;
  const payer = { workspaceId: scope.workspaceId, email, name: name ?? email };
  return keepCustomer(scope, await createCustomer(payer, insteadOf));
}
