import { loadPrices } from '@/lib/billing/loaders';
import { amountUpTo, oldestAt } from '@/lib/cutouts/service/amount';
import { creditLeft } from '@/lib/wallet/service/balance';
import { requireRight } from '@/lib/workspaces/loaders';
import { countReach } from './store';

/** Counting further would take longer than anybody wants to know. */
const COUNTED_MOST = 10_000;

/** When the oldest cutout of a workspace was made, for whoever sets how long they are kept. */
export async function loadOldest(slug: string): Promise<Date | null> {
  const { scope } = await requireRight(slug, 'change_workspace');
  return oldestAt(scope);
}

/** What is lost when a workspace is deleted. More cutouts than `most`: nobody counted them. */
export async function loadLoss(slug: string) {
  const { scope } = await requireRight(slug, 'own');
  const [{ people, shareLinks }, amount, left] = await Promise.all([
    countReach(scope, new Date()),
    amountUpTo(scope, COUNTED_MOST + 1),
    creditLeft(scope),
  ]);
  return { others: people - 1, shareLinks, ...amount, ...left, most: COUNTED_MOST, isSold: loadPrices().isSold };
}

export type Loss = Awaited<ReturnType<typeof loadLoss>>;
