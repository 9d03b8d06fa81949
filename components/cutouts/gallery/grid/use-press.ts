'use client';
import { type MouseEvent, type PointerEvent, useMemo, useRef } from 'react';
import type { CutoutView } from '@/lib/cutouts/view';
import type { Selecting } from '../select/selecting';

const LONG_MS = 450;
const STILL_PX = 8;

/** The tile that something happened in, by the number on it. */
export function tileOf(target: EventTarget): number {
  const tile = target instanceof Element ? target.closest<HTMLElement>('[data-tile]') : null;
  return tile ? Number(tile.dataset.tile) : -1;
}

/** What presses in the grid mean; told by the grid, so that ten thousand tiles carry no handlers. */
export function usePress(
  cutouts: CutoutView[],
  { isOn, toggle }: Selecting,
  onFavourite: (cutout: CutoutView) => void,
) {
  const finger = useRef<{ x: number; y: number; timer: ReturnType<typeof setTimeout> } | null>(null);
  /** A long press has chosen; the click that ends it must not open. */
  const wasLong = useRef(false);
  return useMemo(() => {
    const lift = () => {
      clearTimeout(finger.current?.timer);
      finger.current = null;
    };
    return {
      onClickCapture(event: MouseEvent) {
        const cutout = cutouts[tileOf(event.target)];
        const act = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-act]')?.dataset.act : '';
        if (!cutout || !act) return;
        if (act === 'favourite') return onFavourite(cutout);
        const chooses = act === 'choose' || isOn || event.shiftKey || wasLong.current;
        if (!chooses) return;
        // Before the link hears of it.
        event.preventDefault();
        if (!wasLong.current) toggle(cutout.id, event.shiftKey);
        wasLong.current = false;
      },
      onPointerDown(event: PointerEvent) {
        wasLong.current = false;
        const cutout = cutouts[tileOf(event.target)];
        if (event.pointerType !== 'touch' || !cutout) return;
        const choose = () => {
          wasLong.current = true;
          toggle(cutout.id);
        };
        finger.current = { x: event.clientX, y: event.clientY, timer: setTimeout(choose, LONG_MS) };
      },
      onPointerMove({ clientX, clientY }: PointerEvent) {
        const at = finger.current;
        if (at && Math.hypot(clientX - at.x, clientY - at.y) > STILL_PX) lift();
      },
      onPointerUp: lift,
      onPointerCancel: lift,
      onContextMenu(event: MouseEvent) {
        // A finger's; a mouse has its menu.
        if (finger.current || wasLong.current) event.preventDefault();
      },
    };
  }, [cutouts, isOn, toggle, onFavourite]);
}
