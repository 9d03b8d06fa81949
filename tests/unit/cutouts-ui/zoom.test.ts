import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boxOf,
  cutInPicture,
  FIT,
  fitZoom,
  MAX_ZOOM,
  pan,
  stepZoom,
  visibleBox,
  zoomOf,
  zoomTo,
} from '@/components/cutouts/compare/view';

const stage = { width: 900, height: 600, dpr: 1 };
const picture = { width: 6000, height: 4000 };
const point = fc.record({ x: fc.integer({ min: -450, max: 450 }), y: fc.integer({ min: -300, max: 300 }) });

describe('zoom', () => {
  it('fits the whole picture and blows a small one up at most twice', () => {
    expect(fitZoom(stage, picture)).toBeCloseTo(0.15);
    expect(fitZoom(stage, { width: 100, height: 100 })).toBe(2);
    expect(boxOf(FIT, stage, picture)).toEqual({ left: 0, top: 0, width: 900, height: 600 });
  });

  it('shows one picture pixel on one device pixel at 100 %', () => {
    const sharp = { ...stage, dpr: 2 };
    expect(boxOf({ zoom: 1, x: 0, y: 0 }, sharp, picture).width).toBe(3000);
  });

  it('never leaves an edge of the stage open while the picture is larger than it', () => {
    fc.assert(
      fc.property(point, point, fc.double({ min: 0.2, max: MAX_ZOOM, noNaN: true }), (at, drag, zoom) => {
        const view = pan(zoomTo(FIT, zoom, at, stage, picture), { x: drag.x * 40, y: drag.y * 40 }, stage, picture);
        const box = boxOf(view, stage, picture);
        expect(box.left).toBeLessThanOrEqual(1e-6);
        expect(box.top).toBeLessThanOrEqual(1e-6);
        expect(box.left + box.width).toBeGreaterThanOrEqual(stage.width - 1e-6);
        expect(box.top + box.height).toBeGreaterThanOrEqual(stage.height - 1e-6);
      }),
    );
  });

  it('keeps what lies under the pointer under the pointer', () => {
    const before = zoomTo(FIT, 1, { x: 100, y: 50 }, stage, picture);
    const after = zoomTo(before, 4, { x: 100, y: 50 }, stage, picture);
    const under = (view: typeof before) => (100 - view.x) / zoomOf(view, stage, picture);
    expect(under(after)).toBeCloseTo(under(before));
  });

  it('becomes fit again when zoomed out to it', () => {
    expect(zoomTo({ zoom: 1, x: 5, y: 5 }, 0.01, { x: 0, y: 0 }, stage, picture)).toEqual(FIT);
  });

  it('steps through round figures', () => {
    expect(stepZoom(0.15, 1)).toBe(0.25);
    expect(stepZoom(1, 1)).toBe(2);
    expect(stepZoom(1, -1)).toBe(0.5);
    expect(stepZoom(MAX_ZOOM, 1)).toBe(MAX_ZOOM);
  });

  it('draws the divider in the middle of what is seen, wherever the picture stands', () => {
    const view = zoomTo(FIT, 1, { x: 450, y: 300 }, stage, picture);
    const box = boxOf(view, stage, picture);
    const visible = visibleBox(box, stage);
    expect(box.left + cutInPicture(0.5, box, visible) * box.width).toBeCloseTo(stage.width / 2);
  });
});
