'use client';
import { useLayoutEffect, useRef } from 'react';
import type { CutoutView } from '@/lib/cutouts/view';
import { type Row, rowAt, rowOf } from './layout';

type Laid = { rows: Row[]; cutouts: CutoutView[]; topPx: number };

/**
 * Keeps what somebody looks at where it is when rows above it come, go or change: the picture in the middle of the window stays at
 * its height (those around it may find themselves in other rows), and the same one until they scroll, however many changes follow
 * each other. At the top of the page nothing is kept, so that new ones are seen.
 */
export function useAnchor(laid: Laid | null): void {
  const before = useRef<Laid | null>(null);
  const kept = useRef<{ id: string | undefined; scrollPx: number } | null>(null);
  useLayoutEffect(() => {
    const was = before.current;
    before.current = laid;
    if (!was || !laid || was.rows === laid.rows) return;
    if (window.scrollY <= was.topPx) return;
    const hasScrolled = kept.current?.scrollPx !== window.scrollY;
    const known = hasScrolled ? undefined : kept.current?.id;
    const id = topOf(was, known) === undefined ? inTheMiddle(was) : known;
    const [fromPx, toPx] = [topOf(was, id), topOf(laid, id)];
    if (fromPx === undefined || toPx === undefined) return;
    if (toPx !== fromPx) window.scrollBy({ top: toPx - fromPx, behavior: 'instant' });
    kept.current = { id, scrollPx: window.scrollY };
  }, [laid]);
}

function inTheMiddle({ rows, cutouts, topPx }: Laid): string | undefined {
  const at = rowAt(rows, window.scrollY - topPx + window.innerHeight / 2);
  const row = rows.slice(at).find(({ day }) => day === null);
  // The middle of the row: at its ends a picture changes rows first.
  return row && cutouts[(row.from + row.to - 1) >> 1]?.id;
}

/** Where a picture's row begins in the document; undefined when it has none. */
function topOf({ rows, cutouts, topPx }: Laid, id: string | undefined): number | undefined {
  const index = id === undefined ? -1 : cutouts.findIndex((cutout) => cutout.id === id);
  const row = index < 0 ? undefined : rows[rowOf(rows, index)];
  return row && topPx + row.topPx;
}
