import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { takeClientToken } from '@/lib/limits/requests';
import { LIMITS } from '@/lib/limits/rules';
import { requireRight } from '@/lib/workspaces/loaders';
import { shareIdSchema } from './schema';
import { openShare } from './service/open';
import { findItems } from './store/items';
import { findLinks } from './store/links';
import { type ShareView, viewOf } from './view';

const PAGE = 50;

/** A workspace's links, newest first, and the id from which older ones follow (null at the end). */
export async function loadShares(
  slug: string,
  before: string | undefined,
): Promise<{ shares: ShareView[]; older: string | null }> {
  const { scope } = await requireRight(slug, 'share');
  const from = shareIdSchema.safeParse(before).data ?? null;
  const rows = await findLinks(scope, from, PAGE + 1);
  const page = rows.slice(0, PAGE);
  const older = rows.length > PAGE ? (page.at(-1)?.id ?? null) : null;
  const now = new Date();
  return { shares: page.map((row) => viewOf(row, scope, now)), older };
}

/** A picture as the public sees it. */
export type SharedPicture = {
  id: string;
  name: string;
  width: number;
  height: number;
  sizeBytes: number | null;
  preview: string;
  /** Null where downloads are not allowed. */
  result: string | null;
};

/** What a link's page shows; null pictures: a password is wanted first. A link that leads nowhere is a missing page. */
export async function loadPublicShare(token: string) {
  const [sent, now] = [await headers(), new Date()];
  const allowed = await takeClientToken('share:open', sent, LIMITS.shareByClient, now);
  if (!allowed.ok) return { state: 'busy' as const };
  const opened = await openShare(token, sent, now);
  if (!opened.ok) return opened.reason === 'not_found' ? notFound() : { state: 'locked' as const };
  const { scope, link } = opened.value;
  const base = `/api/s/${token}`;
  const pictures = (await findItems(scope)).map(
    ({ resultSizeBytes, ...picture }): SharedPicture => ({
      ...picture,
      sizeBytes: resultSizeBytes,
      preview: `${base}/${picture.id}/preview`,
      result: scope.allowsDownload ? `${base}/${picture.id}/result` : null,
    }),
  );
  // A personal workspace is called as its person.
  const workspace = link.workspace.kind === 'team' ? link.workspace.name : null;
  const zip = scope.allowsDownload && pictures.length > 1 ? `${base}/zip` : null;
  const { allowsDownload } = scope;
  return { state: 'open' as const, title: link.title, workspace, pictures, allowsDownload, zip };
}
