import { createHash } from 'node:crypto';
import { note } from '@/lib/activity/service';
import type { ProbeRefusal } from '@/lib/images/probe';
import { squareOf } from '@/lib/images/square';
import { LIMITS } from '@/lib/limits/rules';
import { type TooMany, takeToken } from '@/lib/limits/service';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { discard, stageBytes } from '@/lib/storage/staging';
import type { WorkspaceScope } from '../scope';
import { findPicture, savePicture } from '../store/settings';
import { changeWorkspace } from './settings';

export const PICTURE_MAX_BYTES = 5_000_000;

type Refused = ProbeRefusal | TooMany | Refusal<'empty_file'> | Refusal<'not_found'>;

/** Takes a picture in, whatever its file is called: judged by its bytes, cut square and made small. Answers its sha256, hex. */
export async function setPicture(
  scope: WorkspaceScope<'change_workspace'>,
  bytes: Uint8Array,
  now: Date,
): Promise<Result<{ pictureHash: string }, Refused>> {
  if (bytes.byteLength === 0) return refuse('empty_file');
  const taken = await takeToken(`picture:${scope.userId}`, LIMITS.pictureByPerson, now);
  if (!taken.ok) return taken;
  const staged = await stageBytes(bytes);
  const square = await squareOf(staged.path).finally(() => discard(staged));
  if (!square.ok) return square;
  const picture = {
    hash: createHash('sha256').update(square.value).digest('hex'),
    bytes: new Uint8Array(square.value),
  };
  return changeWorkspace(scope, async (tx, { pictureHash }) => {
    if (pictureHash !== picture.hash) {
      await savePicture(tx, scope, picture);
      await note(tx, scope, { kind: 'picture_changed' });
    }
    return ok({ pictureHash: picture.hash });
  });
}

/** From now on its initials stand for it. */
export function removePicture(scope: WorkspaceScope<'change_workspace'>): Promise<Result<null, Refusal<'not_found'>>> {
  return changeWorkspace(scope, async (tx, { pictureHash }) => {
    if (pictureHash === null) return ok(null);
    await savePicture(tx, scope, null);
    await note(tx, scope, { kind: 'picture_changed' });
    return ok(null);
  });
}

/** The picture as a WebP and its sha256 (hex); where there is none, there is nothing here. */
export async function readPicture(
  scope: WorkspaceScope<'look'>,
): Promise<Result<{ hash: string; bytes: Uint8Array<ArrayBuffer> }, Refusal<'not_found'>>> {
  const picture = await findPicture(scope);
  return picture ? ok({ hash: picture.hash, bytes: new Uint8Array(picture.bytes) }) : refuse('not_found');
}
