import type { CSSProperties } from 'react';

/** Narrower or wider pictures stand on the checkerboard inside a tile of this shape, or one would own (or vanish from) its row. */
const NARROWEST = 0.56;
const WIDEST = 2.6;

type Size = { width: number; height: number };

/** The shape of a tile that shows words instead of a picture: room for them, and no row for itself. */
export const WORDS: Size = { width: 2, height: 1 };

/** Width over height of a picture's tile. An unknown size is a square. */
export function tileRatio({ width, height }: Size): number {
  if (!(width > 0 && height > 0)) return 1;
  return Math.round(Math.min(WIDEST, Math.max(NARROWEST, width / height)) * 1000) / 1000;
}

/**
 * Justified rows without measuring: basis and growth are both proportional to the ratio, so every tile of a row ends at the same height and
 * the row is full. The server can render it and nothing moves when scripts arrive. `--row` (the least height) comes from the style sheet.
 */
export function tileStyle(size: Size): CSSProperties {
  const ratio = tileRatio(size);
  return { flex: `${ratio} 1 calc(${ratio} * var(--row))`, aspectRatio: `${ratio}` };
}

/** The `srcset` of a cutout's thumbnails, whose long sides are 256 and 512 px. */
export function thumbnailSet(size: Size, thumbnail: string, thumbnail512: string | null): string {
  const widthOf = (longSide: number) => {
    const shrink = Math.min(1, longSide / Math.max(size.width, size.height, 1));
    return Math.max(1, Math.round(size.width * shrink));
  };
  const small = `${thumbnail} ${widthOf(256)}w`;
  return thumbnail512 && widthOf(512) > widthOf(256) ? `${small}, ${thumbnail512} ${widthOf(512)}w` : small;
}
