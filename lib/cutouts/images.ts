import { resultName } from './rules';
import type { CutoutRow } from './view';

export type ImageKind = 'original' | 'result' | 'thumbnail';

/** Which object holds an image of a cutout, its type and the name it is downloaded under; null until it exists. */
export function imageOf(row: CutoutRow, kind: ImageKind, size: '256' | '512') {
  switch (kind) {
    case 'original':
      return { hash: row.sourceHash, contentType: `image/${row.sourceFormat}`, filename: row.name };
    case 'result':
      return row.resultHash && { hash: row.resultHash, contentType: 'image/png', filename: resultName(row.name) };
    case 'thumbnail': {
      const hash = size === '512' ? row.thumb512Hash : row.thumb256Hash;
      return hash && { hash, contentType: 'image/webp', filename: `${row.name}-${size}.webp` };
    }
  }
}
