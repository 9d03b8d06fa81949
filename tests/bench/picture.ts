import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { MAX_SOURCE_BYTES } from '@/lib/cutouts/rules';
import { prepare } from '@/lib/images/prepare';
import { probe } from '@/lib/images/probe';
import { finishResult } from '@/lib/images/result';
import { thumbnails } from '@/lib/images/thumbnails';
import { instantEngine } from '@/lib/sandbox/gmi/engines/synthetic';
import { keep, putBytes, storedPath } from '@/lib/storage/client';
import { discard, stage } from '@/lib/storage/staging';

/** A photo of 1152 × 864 px and 198 KB, as JPEG: what people put on web pages. */
const PHOTO = path.resolve(import.meta.dirname, '../fixtures/photos/ball_grass.jpg');

export type Photo = {
  /** The same picture in bytes that nobody sent before. */
  fresh: () => Buffer<ArrayBuffer>;
  /** Milliseconds that one picture's image work takes without the product around it. */
  workMs: () => Promise<number>;
};

/** The photo of all measurements, and what the instant upstream makes of it. */
export async function loadPhoto(): Promise<Photo> {
  const photo = await readFile(PHOTO);
  const { width, height } = await sharp(photo).metadata();
  const result = await instantEngine().cutOut(photo, { width, height, format: 'jpeg', metadata: false });
  if (!result.ok) throw new Error(`the upstream's engine refused the photo: ${result.reason}`);
  const fresh = () => withComment(photo, randomUUID());
  return { fresh, workMs: () => imageWork(fresh(), result.value, { width, height }) };
}

/** A JPEG with a comment (a COM segment, behind its first marker): other bytes, same pixels. */
function withComment(jpeg: Buffer, comment: string): Buffer<ArrayBuffer> {
  const head = Buffer.from([0xff, 0xfe, 0, comment.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, Buffer.from(comment, 'latin1'), jpeg.subarray(2)]);
}

/** All that touches pixels or files in a cutout's life, by the product's own functions, in its order; answers milliseconds. */
async function imageWork(source: Buffer, result: Buffer, size: { width: number; height: number }): Promise<number> {
  const startedAt = performance.now();
  const staged = await stage(once(source), MAX_SOURCE_BYTES);
  if (!staged.ok) throw new Error(`the photo was refused: ${staged.reason}`);
  const probed = await probe(staged.value.path);
  if (!probed.ok) throw new Error(`the photo was refused: ${probed.reason}`);
  await keep(staged.value);
  await discard(staged.value);
  await prepare(storedPath(staged.value.hash), probed.value.format);
  const finished = await finishResult(result, size);
  if (!finished.ok) throw new Error(`the result was refused: ${finished.why}`);
  const small = await thumbnails(finished.value.png);
  await Promise.all([finished.value.png, small.webp256, small.webp512].map((bytes) => putBytes(bytes)));
  return performance.now() - startedAt;
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}
