import type { FileHandle } from 'node:fs/promises';
import type { ImageFormat } from './rules';

/** Honest files have a few dozen; after so many we stop looking, because only the first frame would be decoded anyway. */
const MAX_CHUNKS = 2_000;
const WEBP_ANIMATION_FLAG = 0x02;

/** True for an animated PNG (`acTL` before `IDAT`) or WebP (the flag of `VP8X`, or an `ANIM` chunk). Reads headers only. */
export async function isAnimated(file: FileHandle, format: ImageFormat): Promise<boolean> {
  if (format === 'png') return isAnimatedPng(file);
  if (format === 'webp') return isAnimatedWebp(file);
  return false;
}

async function readHeader(file: FileHandle, position: number): Promise<Buffer | null> {
  const header = Buffer.alloc(9);
  const { bytesRead } = await file.read(header, 0, header.length, position);
  return bytesRead >= 8 ? header : null;
}

async function isAnimatedPng(file: FileHandle): Promise<boolean> {
  let position = 8;
  for (let seen = 0; seen < MAX_CHUNKS; seen += 1) {
    const header = await readHeader(file, position);
    const type = header?.toString('latin1', 4, 8);
    if (!header || type === 'IDAT' || type === 'IEND') return false;
    if (type === 'acTL') return true;
    position += 12 + header.readUInt32BE(0);
  }
  return false;
}

async function isAnimatedWebp(file: FileHandle): Promise<boolean> {
  let position = 12;
  for (let seen = 0; seen < MAX_CHUNKS; seen += 1) {
    const header = await readHeader(file, position);
    if (!header) return false;
    const type = header.toString('latin1', 0, 4);
    if (type === 'ANIM' || type === 'ANMF') return true;
    if (type === 'VP8X' && (header.readUInt8(8) & WEBP_ANIMATION_FLAG) !== 0) return true;
    const lengthBytes = header.readUInt32LE(4);
    position += 8 + lengthBytes + (lengthBytes % 2);
  }
  return false;
}
