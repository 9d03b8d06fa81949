import { slots } from '@/lib/slots';
import { openImage, openPixels } from './sharp';

/** Half of Node's pool of threads, which files share: a hundred pictures at once took twice the memory with all four, and no less time. */
const takeDecoder = slots(2);

const MAX_CHARACTERS = 400;
const ATTEMPTS = [
  { edgePx: 16, quality: 50 },
  { edgePx: 16, quality: 10 },
  { edgePx: 8, quality: 10 },
  { edgePx: 4, quality: 1 },
];

/**
 * A blurry stand-in shown until the picture is there: a data URI of a WebP, at most 16 px and 400 characters.
 * Decodes every row once, small where the format allows it; `null` when the picture turns out truncated or broken.
 */
export async function makePlaceholder(filePath: string): Promise<string | null> {
  const small = await decodeSmall(filePath);
  if (!small) return null;
  for (const { edgePx, quality } of ATTEMPTS) {
    const webp = await openPixels(small.data, { width: small.info.width, height: small.info.height, channels: 4 })
      .resize(edgePx, edgePx, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality, alphaQuality: quality, effort: 0 })
      .toBuffer();
    const uri = `data:image/webp;base64,${webp.toString('base64')}`;
    if (uri.length <= MAX_CHARACTERS) return uri;
  }
  throw new Error('a picture of 4 × 4 px did not fit into a placeholder');
}

async function decodeSmall(filePath: string) {
  const giveBack = await takeDecoder();
  try {
    return await openImage(filePath)
      .autoOrient()
      .resize(16, 16, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
  } catch {
    return null;
  } finally {
    giveBack();
  }
}
