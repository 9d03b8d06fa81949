import sharp from 'sharp';
import { ok, type Result } from '@/lib/result';
import { type InputRefusal, inputRefused } from './input';

/** Above this an image is refused before a pixel is decoded. */
const PIXEL_LIMIT = 50_000_000;

export type Picture = { rgb: Buffer; width: number; height: number };
/** One byte a pixel, 0 transparent to 255 opaque. */
export type AlphaMask = { alpha: Uint8Array; width: number; height: number };
export type Probe = { width: number; height: number; format: 'jpeg' | 'png'; metadata: boolean };

/** Reads the header. Refuses what is not a JPEG or PNG (the model's two formats), or is too large. */
export async function probe(bytes: Buffer): Promise<Result<Probe, InputRefusal>> {
  const format = formatOf(bytes);
  if (!format) return inputRefused('image: only JPEG and PNG are supported');
  try {
    const { width, height, exif, xmp, iptc } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > PIXEL_LIMIT) return inputRefused('image: more than 50 megapixels');
    return ok({ width, height, format, metadata: Boolean(exif ?? xmp ?? iptc) });
  } catch {
    return inputRefused('image: cannot be decoded');
  }
}

/** Decodes to 8-bit sRGB. Transparency in the input is laid over white, as Clearcut itself does before sending. */
export async function decode(bytes: Buffer): Promise<Result<Picture, InputRefusal>> {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: PIXEL_LIMIT })
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return ok({ rgb: info.channels === 3 ? data : await spread(data, info), width: info.width, height: info.height });
  } catch {
    return inputRefused('image: cannot be decoded');
  }
}

/** Stretched to a square, proportions lost: what the network was trained on. Interleaved RGB, `side`² × 3 bytes. */
export function stretched({ rgb, width, height }: Picture, side: number): Promise<Buffer> {
  return sharp(rgb, { raw: { width, height, channels: 3 }, limitInputPixels: PIXEL_LIMIT })
    .resize(side, side, { fit: 'fill', kernel: 'lanczos3' })
    .raw()
    .toBuffer();
}

/** The picture under a mask brought to its size, as PNG. Colours stay those of the original, under transparency too. */
export async function underAlpha({ rgb, width, height }: Picture, mask: AlphaMask): Promise<Buffer> {
  const alpha = await sharp(mask.alpha, { raw: { width: mask.width, height: mask.height, channels: 1 } })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .extractChannel(0)
    .raw()
    .toBuffer();
  return sharp(rgb, { raw: { width, height, channels: 3 }, limitInputPixels: PIXEL_LIMIT })
    .joinChannel(alpha, { raw: { width, height, channels: 1 } })
    .png()
    .toBuffer();
}

/** A filled ellipse that touches the middle of each side, with a soft edge. */
export function ellipse(side: number): AlphaMask {
  const alpha = new Uint8Array(side * side);
  const radius = side / 2;
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const fromEdge = radius - Math.hypot(x + 0.5 - radius, y + 0.5 - radius);
      alpha[y * side + x] = Math.round(Math.min(Math.max(fromEdge / 2, 0), 1) * 255);
    }
  }
  return { alpha, width: side, height: side };
}

function formatOf(bytes: Buffer): 'jpeg' | 'png' | null {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg';
  if (bytes.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]))) return 'png';
  return null;
}

// A grey input stays one channel through `raw`; the model and the result want three.
function spread(grey: Buffer, { width, height }: { width: number; height: number }): Promise<Buffer> {
  const channel = { raw: { width, height, channels: 1 as const } };
  return sharp(grey, channel).joinChannel([grey, grey], channel).raw().toBuffer();
}
