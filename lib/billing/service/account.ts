import type { Viewer } from '@/lib/auth/viewer';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { createCustomer } from '../client/customers';
import { findAccount, keepCustomer } from '../store/accounts';

/** The workspace's customer at Stripe; made when first needed, one however many ask at once. */
export async function ensureCustomer(scope: WorkspaceScope, viewer: Viewer): Promise<string> {
  const { stripeCustomerId } = await findAccount(scope);
  if (stripeCustomerId) return stripeCustomerId;
  const { email, name } = viewer;
  return keepCustomer(scope, await createCustomer({ workspaceId: scope.workspaceId, email, name: name ?? email }));
}
