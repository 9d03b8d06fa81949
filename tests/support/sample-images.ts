import { crc32 } from 'node:zlib';
import sharp from 'sharp';

/** A smooth colour picture with detail, as a sharp pipeline: choose the format behind it. */
export function picture(width: number, height: number) {
  const pixels = Buffer.alloc(width * height * 3);
  for (let index = 0; index < pixels.length; index += 1) pixels[index] = (index * 7 + (index >> 5) * 13) % 251;
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

/** A disc that fades out at its edge: colour everywhere, alpha graded. */
export function cutDisc(width: number, height: number) {
  const pixels = Buffer.alloc(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const distance = Math.hypot(x / width - 0.5, y / height - 0.5);
      const alpha = Math.max(0, Math.min(255, Math.round((0.4 - distance) * 1500)));
      pixels.set([200, x % 256, y % 256, alpha], (y * width + x) * 4);
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 4 } });
}

export const pngSignature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

export function pngChunk(type: string, data: Uint8Array = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** `colourType` as PNG counts: 0 grey, 2 RGB, 6 RGBA. */
export function pngHeader(width: number, height: number, colourType = 2): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  data.set([8, colourType, 0, 0, 0], 8);
  return pngChunk('IHDR', data);
}

/** Puts a chunk right behind the header of a PNG. */
export function withChunk(png: Buffer, type: string, data: Uint8Array): Buffer {
  return Buffer.concat([png.subarray(0, 33), pngChunk(type, data), png.subarray(33)]);
}

export async function animatedPng(): Promise<Buffer> {
  return withChunk(await picture(20, 20).png().toBuffer(), 'acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]));
}

/** The head of an animated WebP: VP8X with the animation flag, then ANIM. No decoder is needed to know it. */
export function animatedWebp(): Buffer {
  const extended = Buffer.from('VP8X\x0a\0\0\0\x02\0\0\0\x13\0\0\x13\0\0', 'latin1');
  const animation = Buffer.from('ANIM\x06\0\0\0\0\0\0\0\0\0', 'latin1');
  const body = Buffer.concat([Buffer.from('WEBP'), extended, animation]);
  const riff = Buffer.from('RIFF\0\0\0\0', 'latin1');
  riff.writeUInt32LE(body.length, 4);
  return Buffer.concat([riff, body]);
}
