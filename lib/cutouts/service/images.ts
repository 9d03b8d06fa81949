import type { Viewer } from '@/lib/auth/viewer';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { openStored } from '@/lib/storage/client';
import type { Cutout } from '@/prisma/generated/client';
import { resultName } from '../rules';
import { openCutout } from './access';

export type ImageKind = 'original' | 'result' | 'thumbnail';
export type ThumbnailSize = '256' | '512';

type Stored = Cutout;

export type Image = {
  /** sha256 of the bytes, hex. */
  hash: string;
  contentType: string;
  filename: string;
  open: () => Promise<{ stream: ReadableStream<Uint8Array<ArrayBuffer>>; sizeBytes: number }>;
};

/**
 * One image of a cutout, for those who may see the cutout; `not_finished` until it exists. Of what is in the trash there are only
 * thumbnails, for who asks for one of the trash.
 */
export async function readImage(
  viewer: Viewer,
  id: string,
  kind: ImageKind,
  { size, trash }: { size: ThumbnailSize; trash: boolean },
): Promise<Result<Image, Refusal<'not_found'> | Refusal<'not_finished'>>> {
  const opened = await openCutout(viewer, id, { trash: trash && kind === 'thumbnail' });
  return opened.ok ? openImage(opened.value.row, kind, size) : opened;
}

/** The same of a row, for whoever has proven by other means that it may be seen. */
export function openImage(row: Stored, kind: ImageKind, size: ThumbnailSize): Result<Image, Refusal<'not_finished'>> {
  const image = imageOf(row, kind, size);
  if (!image) return refuse('not_finished');
  const open = async () => {
    const stored = await openStored(image.hash);
    if (!stored) throw new Error(`the ${kind} of cutout ${row.id} is missing from storage`);
    return stored;
  };
  return ok({ ...image, open });
}

function imageOf(row: Stored, kind: ImageKind, size: ThumbnailSize): Omit<Image, 'open'> | null {
  switch (kind) {
    case 'original':
      return { hash: row.sourceHash, contentType: `image/${row.sourceFormat}`, filename: row.name };
    case 'result':
      return row.resultHash === null
        ? null
        : { hash: row.resultHash, contentType: 'image/png', filename: resultName(row.name) };
    case 'thumbnail': {
      const hash = size === '512' ? row.thumb512Hash : row.thumb256Hash;
      return hash === null ? null : { hash, contentType: 'image/webp', filename: `${row.name}-${size}.webp` };
    }
  }
}
