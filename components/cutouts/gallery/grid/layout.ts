import type { CutoutView } from '@/lib/cutouts/view';
import { tileRatio, WORDS } from '../../rows';

/** What the style sheet gives the rows: how wide they are, how low one may be, and what is between tiles. */
export type Frame = { widthPx: number; rowPx: number; gapPx: number };

/** A heading (`day`), or tiles `from` to `to` (exclusive), each as wide as its ratio times `heightPx`. */
export type Row = { key: string; topPx: number; heightPx: number; from: number; to: number; day: string | null };

/** The height of a day's heading; `h-9` in the markup. */
const HEADING_PX = 36;

const ratioOf = (cutout: CutoutView) => tileRatio(cutout.status === 'failed' ? WORDS : cutout);

/**
 * Justified rows as the browser lays out the server's markup (`tileStyle`, and a filler behind each day): a row takes tiles while
 * they fit in at the least height, then grows until it is full; a day's last one does not. `dayOf` is null where there are no days.
 */
export function layOut(cutouts: CutoutView[], frame: Frame, dayOf: (cutout: CutoutView) => string | null): Row[] {
  const { widthPx, rowPx, gapPx } = frame;
  const rows: Row[] = [];
  let topPx = 0;
  let day: string | null = null;
  let from = 0;
  let ratios = 0;

  const put = (row: Omit<Row, 'topPx'>) => {
    rows.push({ ...row, topPx });
    topPx += row.heightPx + gapPx;
  };
  const endRow = (to: number, isLast: boolean) => {
    const tiles = to - from;
    if (tiles === 0) return;
    const hasRoom = isLast && ratios * rowPx + tiles * gapPx <= widthPx;
    const heightPx = hasRoom ? rowPx : (widthPx - (tiles - 1) * gapPx) / ratios;
    put({ key: cutouts[from]?.id ?? '', heightPx, from, to, day: null });
    // The filler found no room beside the tiles: it stands below them.
    if (isLast && !hasRoom) topPx += gapPx;
    from = to;
    ratios = 0;
  };

  cutouts.forEach((cutout, index) => {
    const ratio = ratioOf(cutout);
    const its = dayOf(cutout);
    if (its !== null && its !== day) {
      endRow(index, true);
      day = its;
      put({ key: headingKey(its, cutout), heightPx: HEADING_PX, from: index, to: index, day });
    } else if (index > from && (ratios + ratio) * rowPx + (index - from) * gapPx > widthPx) endRow(index, false);
    ratios += ratio;
  });
  endRow(cutouts.length, true);
  return rows;
}

/** Of a day's heading in front of a tile: the same in the server's markup. */
export const headingKey = (day: string, first: CutoutView) => `${day} ${first.id}`;

/** The row that a tile stands in. */
export function rowOf(rows: Row[], index: number): number {
  return search(rows, (row) => row.to > index);
}

/** The first row that ends below a height. */
export function rowAt(rows: Row[], topPx: number): number {
  return search(rows, (row) => row.topPx + row.heightPx > topPx);
}

/** The first row for which `is` holds, which then holds for all behind it; past the end when there is none. */
function search(rows: Row[], is: (row: Row) => boolean): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row && is(row)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The tiles of a row from left to right, with where each begins and how wide it is. */
export function tilesOf(row: Row, cutouts: CutoutView[], { gapPx }: Frame) {
  let leftPx = 0;
  return cutouts.slice(row.from, row.to).map((cutout, place) => {
    const tile = { cutout, index: row.from + place, leftPx, widthPx: ratioOf(cutout) * row.heightPx };
    leftPx += tile.widthPx + gapPx;
    return tile;
  });
}

/** The tile a row above (-1) or below (1) that stands most nearly under or over another; the same one where there is none. */
export function neighbourOf(rows: Row[], cutouts: CutoutView[], frame: Frame, index: number, by: 1 | -1): number {
  const here = rowOf(rows, index);
  const row = rows[here];
  let there = here + by;
  while (rows[there]?.day) there += by;
  const other = rows[there];
  const tile = row && tilesOf(row, cutouts, frame).find((one) => one.index === index);
  if (!other || !tile) return index;
  const middle = tile.leftPx + tile.widthPx / 2;
  const near = tilesOf(other, cutouts, frame).findLast((one) => one.leftPx <= middle);
  return near?.index ?? index;
}
