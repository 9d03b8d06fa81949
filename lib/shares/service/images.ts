import { cutoutIdSchema } from '@/lib/cutouts/schema';
import { type Image, openImage } from '@/lib/cutouts/service/images';
import { type Refusal, type Result, refuse } from '@/lib/result';
import type { ShareScope } from '../scope';
import { findItem } from '../store/items';

export type SharedKind = 'preview' | 'result';

/**
 * One picture of a link: the preview whose long side is 512 px, or the full-size result where downloads are allowed. The
 * original is in no link.
 */
export async function readShared(
  share: ShareScope,
  cutoutId: string,
  kind: SharedKind,
): Promise<Result<Image, Refusal<'not_found'> | Refusal<'not_finished'>>> {
  if (kind === 'result' && !share.allowsDownload) return refuse('not_found');
  const row = cutoutIdSchema.safeParse(cutoutId).success ? await findItem(share, cutoutId) : null;
  if (!row) return refuse('not_found');
  return kind === 'result' ? openImage(row, 'result', '512') : openImage(row, 'thumbnail', '512');
}
