import type { CSSProperties } from 'react';

/** Sizes and places are CSS pixels; `zoom` is device pixels for one picture pixel; null means "fit into the stage". */
export type Size = { width: number; height: number };
export type Point = { x: number; y: number };
export type View = { zoom: number | null; x: number; y: number };
export type Box = Size & { left: number; top: number };
export type Stage = Size & { dpr: number };

export const FIT: View = { zoom: null, x: 0, y: 0 };
export const MAX_ZOOM = 16;
/** A small picture is not blown up beyond this to fill a large screen. */
const MAX_FIT_ENLARGEMENT = 2;
/** Above this the single pixels are what one wants to see. */
const PIXELATED_ABOVE = 2;
const STEPS = [0.25, 0.5, 1, 2, 4, 8, MAX_ZOOM];

/** The zoom at which the whole picture fits the stage. */
export function fitZoom(stage: Stage, picture: Size): number {
  const css = Math.min(stage.width / picture.width, stage.height / picture.height, MAX_FIT_ENLARGEMENT);
  return css * stage.dpr;
}

export const zoomOf = (view: View, stage: Stage, picture: Size) => view.zoom ?? fitZoom(stage, picture);

/** Where the picture stands on the stage. */
export function boxOf(view: View, stage: Stage, picture: Size): Box {
  const css = zoomOf(view, stage, picture) / stage.dpr;
  const width = picture.width * css;
  const height = picture.height * css;
  return {
    width,
    height,
    left: (stage.width - width) / 2 + view.x,
    top: (stage.height - height) / 2 + view.y,
  };
}

/** The view moved by a drag; the picture's edge never leaves the stage's edge open. */
export function pan(view: View, by: Point, stage: Stage, picture: Size): View {
  if (view.zoom === null) return view;
  const { width, height } = boxOf(view, stage, picture);
  const limit = (value: number, room: number) => Math.max(-Math.max(0, room), Math.min(Math.max(0, room), value));
  return {
    zoom: view.zoom,
    x: limit(view.x + by.x, (width - stage.width) / 2),
    y: limit(view.y + by.y, (height - stage.height) / 2),
  };
}

/** Zooms so that what lies under `point` (measured from the stage's centre) stays there. At or below fit it becomes fit again. */
export function zoomTo(view: View, next: number, point: Point, stage: Stage, picture: Size): View {
  const least = fitZoom(stage, picture);
  const zoom = Math.min(Math.max(MAX_ZOOM, least), next);
  if (zoom <= least * 1.001) return FIT;
  const factor = zoom / zoomOf(view, stage, picture);
  const moved = { zoom, x: point.x - (point.x - view.x) * factor, y: point.y - (point.y - view.y) * factor };
  return pan(moved, { x: 0, y: 0 }, stage, picture);
}

/** The next round zoom in or out, for buttons and keys. */
export function stepZoom(zoom: number, direction: 1 | -1): number {
  if (direction === 1) return STEPS.find((step) => step > zoom * 1.01) ?? MAX_ZOOM;
  return STEPS.findLast((step) => step < zoom * 0.99) ?? 0;
}

export const isPixelated = (zoom: number) => zoom > PIXELATED_ABOVE;

/** The part of the stage that shows picture. */
export function visibleBox(box: Box, stage: Size): Box {
  const left = Math.max(0, box.left);
  const top = Math.max(0, box.top);
  return {
    left,
    top,
    width: Math.min(stage.width, box.left + box.width) - left,
    height: Math.min(stage.height, box.top + box.height) - top,
  };
}

/** From a divider at `cut` (0..1 of what is visible) to the same line as a fraction of the whole picture. */
export function cutInPicture(cut: number, box: Box, visible: Box): number {
  return (visible.left + cut * visible.width - box.left) / box.width;
}

/** Fit by the style sheet alone, so that the first paint is right before anything is measured. The parent is a size container. */
export function fitStyle({ width, height }: Size): CSSProperties {
  return {
    left: '50%',
    top: '50%',
    translate: '-50% -50%',
    width: `min(100cqw, 100cqh * ${width / height}, ${width * MAX_FIT_ENLARGEMENT}px)`,
    aspectRatio: `${width} / ${height}`,
  };
}
