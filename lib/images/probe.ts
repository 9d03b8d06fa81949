import { type FileHandle, open } from 'node:fs/promises';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { isAnimated } from './animation';
import { makePlaceholder } from './placeholder';
import { type ImageFormat, isTooLarge, type Size, sniffFormat } from './rules';
import { openImage } from './sharp';

/** `width` and `height` are upright, after EXIF orientation. `placeholder` is a WebP data URI of at most 16 px and 400 characters. */
export type Probed = Size & { format: ImageFormat; placeholder: string };

export type ProbeRefusal =
  | Refusal<'unsupported_type'>
  | Refusal<'animated'>
  | Refusal<'damaged'>
  | Refusal<'too_many_pixels', Size>;

/**
 * Judges an upload by its bytes, cheapest question first: type, animation, size by the header, and only then one
 * small decode that finds truncation. Refuses `unsupported_type`, `animated`, `too_many_pixels` (nothing was decoded)
 * and `damaged`.
 */
export async function probe(filePath: string): Promise<Result<Probed, ProbeRefusal>> {
  const header = await readContainer(filePath);
  if (!header.format) return refuse('unsupported_type');
  if (header.animated) return refuse('animated');

  const size = await readSize(filePath);
  if (!size) return refuse('damaged');
  if (isTooLarge(size.width, size.height)) return refuse('too_many_pixels', size);
  const placeholder = await makePlaceholder(filePath);
  return placeholder === null ? refuse('damaged') : ok({ format: header.format, ...size, placeholder });
}

async function readContainer(filePath: string): Promise<{ format: ImageFormat | null; animated: boolean }> {
  const file = await open(filePath, 'r');
  try {
    const format = sniffFormat(await readHead(file));
    return { format, animated: format !== null && (await isAnimated(file, format)) };
  } finally {
    await file.close();
  }
}

async function readHead(file: FileHandle): Promise<Uint8Array> {
  const head = new Uint8Array(12);
  const { bytesRead } = await file.read(head, 0, head.length, 0);
  return head.subarray(0, bytesRead);
}

/** The upright size by the header alone; the pixel limit is off because our own refusal names the size. */
async function readSize(filePath: string): Promise<Size | null> {
  try {
    const { autoOrient } = await openImage(filePath, { limitInputPixels: false }).metadata();
    return autoOrient;
  } catch {
    return null;
  }
}
