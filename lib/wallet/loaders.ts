import { requireRight } from '@/lib/workspaces/loaders';
import { walletOf } from './service/balance';

/** What a workspace has, what is held, and what an image costs, in micro-USD. */
export async function loadBalance(slug: string) {
  const { scope } = await requireRight(slug, 'see_money');
  return walletOf(scope);
}
