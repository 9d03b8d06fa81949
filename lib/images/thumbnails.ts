import { openImage, openPixels } from './sharp';

const WEBP = { quality: 80, alphaQuality: 90, effort: 3 } as const;

/**
 * WebP thumbnails of a finished result, fitting into 256 and 512 px (never enlarged), transparency kept.
 * The result is decoded once. Throws when it does not decode: `finishResult` has looked at it before.
 */
export async function thumbnails(png: Uint8Array): Promise<{ webp256: Buffer; webp512: Buffer }> {
  const { data, info } = await openImage(png)
    .resize(512, 512, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const pixels = () => openPixels(data, { width: info.width, height: info.height, channels: 4 });
  const [webp256, webp512] = await Promise.all([
    pixels().resize(256, 256, { fit: 'inside', withoutEnlargement: true }).webp(WEBP).toBuffer(),
    pixels().webp(WEBP).toBuffer(),
  ]);
  return { webp256, webp512 };
}
