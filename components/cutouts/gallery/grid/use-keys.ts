'use client';
import { type FocusEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { CutoutView } from '@/lib/cutouts/view';
import type { Selecting } from '../select/selecting';
import { type Frame, neighbourOf, type Row } from './layout';
import { tileOf } from './use-press';

type Given = {
  grid: RefObject<HTMLElement | null>;
  rows: Row[];
  cutouts: CutoutView[];
  place: Frame | null;
  selecting: Selecting;
};

/** Arrows, Home and End lead from tile to tile, Space chooses; with Shift all on the way. `focused` is the place of the tile that has the focus. */
export function useKeys({ grid, rows, cutouts, place, selecting }: Given) {
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const goesTo = useRef<string | null>(null);
  const focused = focusedId === null ? -1 : cutouts.findIndex(({ id }) => id === focusedId);

  // The tile may be there only once its row was rendered.
  useLayoutEffect(() => {
    if (goesTo.current === null || goesTo.current !== focusedId) return;
    goesTo.current = null;
    const link = grid.current?.querySelector<HTMLElement>(`[data-tile="${focused}"] a`);
    link?.focus({ preventScroll: true });
    link?.scrollIntoView({ block: 'nearest' });
  });

  const go = (to: number) => {
    const id = cutouts[to]?.id;
    if (id === undefined) return;
    goesTo.current = id;
    setFocusedId(id);
  };

  return {
    focused,
    onFocus({ target }: FocusEvent) {
      setFocusedId(cutouts[tileOf(target)]?.id ?? null);
    },
    onKeyDown(event: KeyboardEvent) {
      const at = tileOf(event.target);
      const cutout = cutouts[at];
      if (!place || !cutout || event.ctrlKey || event.metaKey || event.altKey) return;
      // A button in the tile has its own Space.
      if (event.key === ' ' && event.target instanceof HTMLAnchorElement) {
        event.preventDefault();
        return selecting.toggle(cutout.id, event.shiftKey);
      }
      const to = {
        ArrowLeft: at - 1,
        ArrowRight: at + 1,
        ArrowUp: neighbourOf(rows, cutouts, place, at, -1),
        ArrowDown: neighbourOf(rows, cutouts, place, at, 1),
        Home: 0,
        End: cutouts.length - 1,
      }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      const target = cutouts[to];
      if (event.shiftKey && target) {
        if (!selecting.isOn) selecting.toggle(cutout.id);
        selecting.toggle(target.id, true);
      }
      go(to);
    },
  };
}
