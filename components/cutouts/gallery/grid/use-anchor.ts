'use client';
import { useLayoutEffect, useRef } from 'react';
import type { CutoutView } from '@/lib/cutouts/view';
import { type Row, rowAt, rowOf } from './layout';

type Laid = { rows: Row[]; cutouts: CutoutView[]; topPx: number };

/**
 * Keeps what somebody looks at where it is when rows above it come, go or change: the picture in the middle of the window stays at
 * its height (those around it may find themselves in other rows). At the top of the page nothing is kept, so that new ones are seen.
 */
export function useAnchor(laid: Laid | null): void {
  const before = useRef<Laid | null>(null);
  useLayoutEffect(() => {
    const was = before.current;
    before.current = laid;
    if (!was || !laid || was.rows === laid.rows) return;
    const abovePx = window.scrollY - was.topPx;
    if (abovePx <= 0) return;
    const row = was.rows.slice(rowAt(was.rows, abovePx + window.innerHeight / 2)).find(({ day }) => day === null);
    // The middle of the row: at its ends a picture changes rows first.
    const id = row && was.cutouts[(row.from + row.to - 1) >> 1]?.id;
    const index = id === undefined ? -1 : laid.cutouts.findIndex((cutout) => cutout.id === id);
    const now = laid.rows[rowOf(laid.rows, index)];
    if (!row || index < 0 || !now) return;
    const movedPx = now.topPx + laid.topPx - (row.topPx + was.topPx);
    if (movedPx !== 0) window.scrollBy({ top: movedPx, behavior: 'instant' });
  }, [laid]);
}
