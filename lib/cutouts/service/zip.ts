import { type Packed, zipOf } from '@/lib/archives/service';
import { dayOf } from '@/lib/days';
import { LIMITS } from '@/lib/limits/rules';
import { type TooMany, takeToken } from '@/lib/limits/service';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import type { Proof } from '@/lib/workspaces/service/prove';
import type { Selection } from '../query';
import { resultName } from '../rules';
import type { CutoutRow } from '../view';
import { chunkOf } from './selection';

/** Images in one archive: their list is kept in memory, and more is several downloads. */
const MOST = 5_000;
const CHUNK = 500;

export type ZipRefusal = TooMany | Refusal<'nothing_selected'> | Refusal<'too_many_images', { limit: number }>;

/** The finished results of a selection as one archive. What is in the trash, unfinished or failed is not in it. */
export async function zipSelection(
  { scope, slug }: Proof<'look'>,
  selection: Selection,
  timeZone: string,
  now: Date,
): Promise<Result<ReturnType<typeof zipOf> & { filename: string }, ZipRefusal>> {
  const allowed = await takeToken(`zip:${scope.userId}`, LIMITS.zipByPerson, now);
  if (!allowed.ok) return allowed;
  const packed: Packed[] = [];
  let after: Awaited<ReturnType<typeof chunkOf>>['next'] | undefined;
  while (after !== null) {
    const { rows, next } = await chunkOf(scope, selection, { after, limit: CHUNK, timeZone });
    packed.push(...rows.flatMap(packedOf));
    if (packed.length > MOST) return refuse('too_many_images', { limit: MOST });
    after = next;
  }
  if (packed.length === 0) return refuse('nothing_selected');
  return ok({ ...zipOf(packed), filename: `clearcut-${slug}-${dayOf(now, timeZone)}.zip` });
}

function packedOf({ name, resultHash, resultSizeBytes, endedAt, createdAt, deletedAt }: CutoutRow): Packed[] {
  if (resultHash === null || resultSizeBytes === null || deletedAt !== null) return [];
  return [{ name: resultName(name), hash: resultHash, sizeBytes: resultSizeBytes, at: endedAt ?? createdAt }];
}
