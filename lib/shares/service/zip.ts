import { zipOf } from '@/lib/archives/service';
import { resultName } from '@/lib/cutouts/rules';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import type { ShareScope } from '../scope';
import { findResults } from '../store/items';

/** Everything a link shows at full size as one archive, for links that allow downloads. */
export async function zipShared(
  share: ShareScope,
): Promise<
  Result<ReturnType<typeof zipOf> & { filename: string }, Refusal<'not_found'> | Refusal<'nothing_selected'>>
> {
  if (!share.allowsDownload) return refuse('not_found');
  const packed = (await findResults(share)).flatMap(({ name, resultHash, resultSizeBytes, createdAt }) =>
    resultHash === null || resultSizeBytes === null
      ? []
      : [{ name: resultName(name), hash: resultHash, sizeBytes: resultSizeBytes, at: createdAt }],
  );
  return packed.length === 0 ? refuse('nothing_selected') : ok({ ...zipOf(packed), filename: 'clearcut.zip' });
}
