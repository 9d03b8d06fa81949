import sharp, { type Sharp, type SharpOptions } from 'sharp';
import { MAX_PIXELS } from './rules';

// The process may decode what people can upload and nothing else: each further decoder is attack surface.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });
// Every picture is seen once, so the operation cache would only hold memory.
sharp.cache(false);
// Many pictures are worked on side by side; threads within one would fight over the same cores.
sharp.concurrency(1);

const LIMITS = { limitInputPixels: MAX_PIXELS, failOn: 'truncated', sequentialRead: true } as const;

/** Opens an encoded picture (a file's path or bytes) under our limits. Too large, truncated or another format: its methods reject. */
export function openImage(input: string | Uint8Array, options: SharpOptions = {}): Sharp {
  return sharp(input, { ...LIMITS, ...options });
}

/** Opens pixels that this process decoded before. */
export function openPixels(pixels: Uint8Array, raw: { width: number; height: number; channels: 1 | 2 | 3 | 4 }): Sharp {
  return sharp(pixels, { raw });
}
