import { ok, type Result } from '@/lib/result';
import { slots } from '@/lib/slots';
import { type ProbeRefusal, probe } from './probe';
import { openImage, openPixels } from './sharp';

const SQUARE_PX = 256;
export const SQUARE_MAX_BYTES = 20_000;

/** From good to coarse: noise at the end of the list has 9 KB. */
const QUALITIES = [85, 70, 50, 30, 10, 1];

/** One at a time: such pictures are few, and what they are cut from may have 50 megapixels. */
const takeDecoder = slots(1);

/**
 * A picture to know something by: the middle of what was sent as a WebP of 256 × 256 px and at most 20 KB, without metadata.
 * Refuses what `probe` refuses.
 */
export async function squareOf(filePath: string): Promise<Result<Buffer, ProbeRefusal>> {
  const probed = await probe(filePath);
  if (!probed.ok) return probed;
  const { data, info } = await decodeSquare(filePath);
  for (const quality of QUALITIES) {
    const webp = await openPixels(data, { width: info.width, height: info.height, channels: 4 })
      .webp({ quality, alphaQuality: quality })
      .toBuffer();
    if (webp.length <= SQUARE_MAX_BYTES) return ok(webp);
  }
  throw new Error(`a picture of ${SQUARE_PX} px did not fit into ${SQUARE_MAX_BYTES} bytes`);
}

async function decodeSquare(filePath: string) {
  const giveBack = await takeDecoder();
  try {
    return await openImage(filePath)
      .autoOrient()
      .resize(SQUARE_PX, SQUARE_PX, { fit: 'cover' })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
  } finally {
    giveBack();
  }
}
