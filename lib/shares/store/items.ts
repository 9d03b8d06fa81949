import { db } from '@/lib/db';
import type { ShareScope } from '../scope';

/** What the public may see: shared, finished, not in the trash, and still where it was shared from. */
const shownTo = ({ shareId, workspaceId }: ShareScope) => ({
  shareLinkId: shareId,
  cutout: { workspaceId, deletedAt: null, status: 'succeeded' as const },
});

/** The pictures of a link, in their order. */
export async function findItems(share: ShareScope) {
  const items = await db().shareItem.findMany({
    where: shownTo(share),
    orderBy: { position: 'asc' },
    select: { cutout: { select: { id: true, name: true, width: true, height: true, resultSizeBytes: true } } },
  });
  return items.map(({ cutout }) => cutout);
}

/** What the pictures of a link are kept as at full size, in their order. */
export async function findResults(share: ShareScope) {
  const items = await db().shareItem.findMany({
    where: shownTo(share),
    orderBy: { position: 'asc' },
    select: { cutout: { select: { name: true, resultHash: true, resultSizeBytes: true, createdAt: true } } },
  });
  return items.map(({ cutout }) => cutout);
}

/** One picture of a link with what names its files, or null. */
export async function findItem(share: ShareScope, cutoutId: string) {
  const item = await db().shareItem.findFirst({
    where: { ...shownTo(share), cutoutId },
    include: { cutout: true },
  });
  return item?.cutout ?? null;
}
