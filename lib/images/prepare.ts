import { openImage } from './sharp';

/** Above this a PNG takes seconds to write and tens of megabytes to send, for pixels the model looks at much smaller. */
const MAX_EXACT_PIXELS = 12_000_000;

export type PreparedImage = {
  bytes: Buffer;
  contentType: 'image/jpeg' | 'image/png';
  width: number;
  height: number;
};

/**
 * What the upstream gets to see of an upload that `probe` let through (`format` is as it said): upright, sRGB, 8 bits,
 * no metadata, transparency over white. PNG and WebP up to 12 megapixels go as PNG with exact pixels, everything else as
 * JPEG (95, 4:4:4).
 */
export async function prepare(filePath: string, format: string): Promise<PreparedImage> {
  const image = openImage(filePath);
  const { width, height } = await image.metadata();
  const upright = image.autoOrient().flatten({ background: '#ffffff' }).toColourspace('srgb');
  const exact = format !== 'jpeg' && width * height <= MAX_EXACT_PIXELS;
  const encoded = exact ? upright.png() : upright.jpeg({ quality: 95, chromaSubsampling: '4:4:4' });
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
  return { bytes: data, contentType: exact ? 'image/png' : 'image/jpeg', width: info.width, height: info.height };
}
