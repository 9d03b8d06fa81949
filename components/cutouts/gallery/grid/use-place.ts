'use client';
import { type RefObject, useLayoutEffect, useState } from 'react';
import type { Frame } from './layout';

export type Place = Frame & { /** Where the grid begins in the document. */ topPx: number };

/** The room that the grid has on the page; null on the server and until it was measured, when the style sheet lays it out. */
export function usePlace(grid: RefObject<HTMLElement | null>): Place | null {
  const [place, setPlace] = useState<Place | null>(null);
  useLayoutEffect(() => {
    const element = grid.current;
    if (!element) return;
    const measure = () => setPlace((known) => same(known, placeOf(element)));
    measure();
    // Its own width, and whatever above it pushes it down.
    const observer = new ResizeObserver(measure);
    for (const one of [element, document.body]) observer.observe(one);
    return () => observer.disconnect();
  }, [grid]);
  return place;
}

function placeOf(element: HTMLElement): Place {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    widthPx: box.width,
    rowPx: Number.parseFloat(style.getPropertyValue('--row')) || 176,
    gapPx: Number.parseFloat(style.columnGap) || 0,
    topPx: Math.round(box.top + window.scrollY),
  };
}

const same = (known: Place | null, now: Place) =>
  known && (['widthPx', 'rowPx', 'gapPx', 'topPx'] as const).every((name) => known[name] === now[name]) ? known : now;
