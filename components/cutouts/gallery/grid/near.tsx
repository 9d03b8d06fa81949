'use client';
import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect } from 'react';
import type { Row } from './layout';

type Props = {
  rows: Row[];
  /** Where the rows begin in the document. */
  topPx: number;
  /** The row that has the focus, or -1: whoever scrolls away from it keeps it. */
  focusedRow: number;
  /** Before anything is painted: those of other rows may still be shown until then. */
  onNear(indexes: number[]): void;
};

const OVERSCAN_ROWS = 4;

/** Tells which rows are in the window or near it, and shows nothing: it comes when there are more pictures than a page should hold at once. */
export function NearRows({ rows, topPx, focusedRow, onNear }: Props) {
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: (at) => stepPx(rows, at),
    // A new function for new rows: their sizes are read anew only then.
    getItemKey: useCallback((at: number) => rows[at]?.key ?? at, [rows]),
    overscan: OVERSCAN_ROWS,
    scrollMargin: topPx,
    rangeExtractor: useCallback(
      (range: Range) => {
        const near = defaultRangeExtractor(range);
        if (focusedRow < 0 || focusedRow >= range.count || near.includes(focusedRow)) return near;
        return [...near, focusedRow].sort((a, b) => a - b);
      },
      [focusedRow],
    ),
  });
  // The same array for the same rows.
  const indexes = virtualizer.getVirtualIndexes();
  useLayoutEffect(() => onNear(indexes), [indexes, onNear]);
  return null;
}

/** From a row's top to the next one's. */
function stepPx(rows: Row[], at: number): number {
  const [row, next] = [rows[at], rows[at + 1]];
  if (!row) return 0;
  return next ? next.topPx - row.topPx : row.heightPx;
}
