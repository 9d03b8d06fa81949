/** What people may upload. */
export type ImageFormat = 'jpeg' | 'png' | 'webp';

export const MAX_PIXELS = 50_000_000;
/** Longer sides are slivers that cost the decoder dearly and no upstream takes. */
const MAX_SIDE_PX = 30_000;

/** Names a format by its first 12 bytes, or `null`. File names and declared types are never believed. */
export function sniffFormat(head: Uint8Array): ImageFormat | null {
  const text = String.fromCharCode(...head.subarray(0, 12));
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp';
  return null;
}

export function isTooLarge(width: number, height: number): boolean {
  return width * height > MAX_PIXELS || Math.max(width, height) > MAX_SIDE_PX;
}

export type Size = { width: number; height: number };

/** True when `given` is `wanted` at another scale, allowing each side one pixel of rounding. */
export function isSameShape(given: Size, wanted: Size): boolean {
  const widthAtGivenHeight = (wanted.width * given.height) / wanted.height;
  const heightAtGivenWidth = (wanted.height * given.width) / wanted.width;
  return Math.abs(widthAtGivenHeight - given.width) <= 1 || Math.abs(heightAtGivenWidth - given.height) <= 1;
}
