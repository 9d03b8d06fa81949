import { requireWorkspace } from '@/lib/workspaces/loaders';
import { walletOf } from './service/balance';
import { findEntries } from './store/entries';

const PAGE = 50;

/** What a workspace has, what is held, and what an image costs, in micro-USD. */
export async function loadBalance(slug: string) {
  const { scope } = await requireWorkspace(slug);
  return walletOf(scope);
}

/** The balance and a page of the ledger, newest first; `before` is the id that ended the page before. */
export async function loadCredits(slug: string, { before }: { before?: string } = {}) {
  const { scope } = await requireWorkspace(slug);
  const [balance, rows] = await Promise.all([
    loadBalance(slug),
    findEntries(scope, before && /^\d{1,18}$/.test(before) ? BigInt(before) : null, PAGE + 1),
  ]);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    balance,
    entries: page.map(({ thumbnailHash, userId, ...entry }) => ({
      ...entry,
      id: entry.id.toString(),
      byYou: userId !== null && userId === scope.userId,
      thumbnailUrl: thumbnailHash && `/api/cutouts/${entry.cutoutId}/thumbnail?v=${thumbnailHash.slice(0, 16)}`,
    })),
    nextBefore: rows.length > PAGE && last ? last.id.toString() : null,
  };
}

/** An entry as the credits page gets it. `holdState` is null for a grant, `byYou` tells whose cutout it was. */
export type EntryView = Awaited<ReturnType<typeof loadCredits>>['entries'][number];
