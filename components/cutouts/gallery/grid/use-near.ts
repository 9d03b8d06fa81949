'use client';
import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual';
import { useCallback } from 'react';
import type { Row } from './layout';

const OVERSCAN_ROWS = 4;
const NONE: Row[] = [];

/** The rows that are in the window or near it, and the one that has the focus: whoever scrolls away from it keeps it. */
export function useNear(rows: Row[] | null, topPx: number, focusedRow: number): Row[] {
  const all = rows ?? NONE;
  const virtualizer = useWindowVirtualizer({
    count: all.length,
    estimateSize: (at) => stepPx(all, at),
    // A new function for new rows: their sizes are read anew only then.
    getItemKey: useCallback((at: number) => all[at]?.key ?? at, [all]),
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
  return virtualizer.getVirtualItems().flatMap(({ index }) => all[index] ?? []);
}

/** From a row's top to the next one's. */
function stepPx(rows: Row[], at: number): number {
  const [row, next] = [rows[at], rows[at + 1]];
  if (!row) return 0;
  return next ? next.topPx - row.topPx : row.heightPx;
}
