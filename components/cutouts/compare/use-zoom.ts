'use client';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { FIT, type Point, pan, type Size, type Stage, stepZoom, type View, zoomOf, zoomTo } from './view';

export type Zoom = {
  view: View;
  stage: Stage | null;
  /** Device pixels a picture pixel, null until the stage is measured. */
  factor: number | null;
  step(direction: 1 | -1): void;
  set(zoom: number | null): void;
};

const WHEEL_SPEED = 0.0022;
const CENTRE: Point = { x: 0, y: 0 };

/** Zoom and pan of the picture on the stage: wheel, pinch, drag, and what buttons call. Follows no pointer unless `enabled`. */
export function useZoom(ref: RefObject<HTMLElement | null>, picture: Size, enabled: boolean): Zoom {
  const [view, setView] = useState<View>(FIT);
  const [stage, setStage] = useState<Stage | null>(null);
  const now = useRef({ view, stage, picture });
  useEffect(() => {
    now.current = { view, stage, picture };
  });

  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      setStage({ width: element.clientWidth, height: element.clientHeight, dpr: window.devicePixelRatio });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);

  useEffect(() => {
    const element = ref.current;
    if (!element || !enabled) return;
    const apply = (change: (view: View, stage: Stage, picture: Size) => View) => {
      const { stage, picture } = now.current;
      if (stage) setView((view) => change(view, stage, picture));
    };
    return followPointers(element, {
      onZoom: (by, at) =>
        apply((view, stage, picture) => zoomTo(view, zoomOf(view, stage, picture) * by, at, stage, picture)),
      onPan: (by) => apply((view, stage, picture) => pan(view, by, stage, picture)),
    });
  }, [ref, enabled]);

  const set = (zoom: number | null) => {
    if (zoom === null) return setView(FIT);
    if (stage) setView((view) => zoomTo(view, zoom, CENTRE, stage, picture));
  };
  const factor = stage && zoomOf(view, stage, picture);
  return { view, stage, factor, set, step: (direction) => factor && set(stepZoom(factor, direction)) };
}

type Moves = { onZoom(by: number, at: Point): void; onPan(by: Point): void };

function followPointers(element: HTMLElement, { onZoom, onPan }: Moves): () => void {
  const pointers = new Map<number, Point>();
  const stop = new AbortController();
  const fromCentre = (x: number, y: number): Point => {
    const box = element.getBoundingClientRect();
    return { x: x - box.left - box.width / 2, y: y - box.top - box.height / 2 };
  };
  const on = <K extends keyof HTMLElementEventMap>(type: K, handle: (event: HTMLElementEventMap[K]) => void) =>
    element.addEventListener(type, handle, { signal: stop.signal, passive: false });

  on('wheel', (event) => {
    event.preventDefault();
    // A mouse that counts in lines moves 16 px a line.
    const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1);
    onZoom(Math.exp(-pixels * WHEEL_SPEED * (event.ctrlKey ? 4 : 1)), fromCentre(event.clientX, event.clientY));
  });
  on('pointerdown', (event) => {
    pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  });
  on('pointermove', (event) => {
    // Let go outside, where nobody heard it: of a divider, which no pointer is captured for.
    if (!event.buttons) pointers.delete(event.pointerId);
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const after = { x: event.clientX, y: event.clientY };
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    pointers.set(event.pointerId, after);
    if (other) {
      const middle = fromCentre((after.x + other.x) / 2, (after.y + other.y) / 2);
      onZoom(distance(after, other) / Math.max(1, distance(before, other)), middle);
    } else if (!(event.target instanceof HTMLInputElement)) {
      if (!element.hasPointerCapture(event.pointerId)) element.setPointerCapture(event.pointerId);
      onPan({ x: after.x - before.x, y: after.y - before.y });
    }
  });
  const forget = (event: PointerEvent) => pointers.delete(event.pointerId);
  on('pointerup', forget);
  on('pointercancel', forget);
  return () => stop.abort();
}

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);
