import type { Metadata } from 'sharp';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { hasOwnColours, listChunks, withoutMetadata } from './png-chunks';
import { isSameShape, type Size, sniffFormat } from './rules';
import { openImage } from './sharp';

/** `scaledBack` is true when the upstream answered at another scale and we brought it back to the size it was given. */
export type FinishedResult = { png: Buffer; scaledBack: boolean };
type BadResultWhy = 'not_png' | 'no_alpha' | 'damaged' | 'other_shape';
export type BadResult = Refusal<'bad_result', { why: BadResultWhy }>;

/**
 * Judges what the upstream sent, by its bytes: it must decode to its last row, be a PNG with an alpha channel, and have
 * the size it was asked for. Another scale of the same shape is scaled back (Lanczos, premultiplied). Metadata goes; where
 * nothing else is wrong, the pixels stay the upstream's own bytes. Refuses `bad_result` with the reason.
 */
export async function finishResult(bytes: Buffer, wanted: Size): Promise<Result<FinishedResult, BadResult>> {
  if (sniffFormat(bytes.subarray(0, 12)) !== 'png') return refuse('bad_result', { why: 'not_png' });
  const metadata = await readMetadata(bytes);
  const chunks = listChunks(bytes);
  if (!metadata || !chunks) return refuse('bad_result', { why: 'damaged' });
  if (!metadata.hasAlpha) return refuse('bad_result', { why: 'no_alpha' });
  const given = metadata.autoOrient;
  const scaledBack = given.width !== wanted.width || given.height !== wanted.height;
  if (scaledBack && !isSameShape(given, wanted)) return refuse('bad_result', { why: 'other_shape' });

  const asIs = !scaledBack && metadata.depth === 'uchar' && (metadata.orientation ?? 1) === 1 && !hasOwnColours(chunks);
  const png = asIs ? await decodeAndStrip(bytes, chunks) : await encodeAgain(bytes, wanted);
  return png ? ok({ png, scaledBack }) : refuse('bad_result', { why: 'damaged' });
}

async function readMetadata(bytes: Buffer): Promise<Metadata | null> {
  return openImage(bytes)
    .metadata()
    .catch(() => null);
}

/** Shrinking to a few pixels reads every row without ever holding the whole picture. */
async function decodeAndStrip(bytes: Buffer, chunks: ReturnType<typeof listChunks> & object): Promise<Buffer | null> {
  try {
    await openImage(bytes).resize(16, 16, { fit: 'fill' }).raw().toBuffer();
    return withoutMetadata(bytes, chunks);
  } catch {
    return null;
  }
}

async function encodeAgain(bytes: Buffer, { width, height }: Size): Promise<Buffer | null> {
  return openImage(bytes)
    .autoOrient()
    .resize(width, height, { fit: 'fill', kernel: 'lanczos3' })
    .toColourspace('srgb')
    .png()
    .toBuffer()
    .catch(() => null);
}
