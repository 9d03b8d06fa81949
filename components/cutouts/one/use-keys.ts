'use client';
import { useRouter } from 'next/navigation';
import { type RefObject, useEffect } from 'react';
import type { CutoutView } from '@/lib/cutouts/view';
import type { Zoom } from '../compare/use-zoom';

type Shown = {
  workspace: string;
  cutout: CutoutView;
  strip: CutoutView[];
  stage: RefObject<HTMLElement | null>;
  zoom: Zoom;
};

/**
 * Arrows go to the neighbours, Escape to the gallery; + − 0 1 zoom. Keys that a control or an open dialog wants are left to it.
 * Characters count only inside the stage: spoken words reach a page as characters, too (WCAG 2.1.4).
 */
export function useKeys({ workspace, cutout, strip, stage, zoom }: Shown) {
  const router = useRouter();
  useEffect(() => {
    const gallery = `/w/${workspace}/cutouts`;
    const at = strip.findIndex(({ id }) => id === cutout.id);
    const goTo = (neighbour: CutoutView | undefined) => neighbour && router.push(`${gallery}/${neighbour.id}`);
    const actions = new Map([
      ['ArrowLeft', () => goTo(strip[at - 1])],
      ['ArrowRight', () => goTo(strip[at + 1])],
      ['Escape', () => (zoom.view.zoom === null ? router.push(gallery) : zoom.set(null))],
      ['+', () => zoom.step(1)],
      ['=', () => zoom.step(1)],
      ['-', () => zoom.step(-1)],
      ['0', () => zoom.set(null)],
      ['1', () => zoom.set(1)],
    ]);
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTaken(event)) return;
      if (event.key.length === 1 && !stage.current?.contains(document.activeElement)) return;
      actions.get(event.key)?.();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [router, workspace, cutout.id, strip, stage, zoom]);
}

function isTaken(event: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open], [popover]:popover-open')) return true;
  if (event.key === 'Escape') return false;
  if (!(event.target instanceof Element)) return false;
  // The divider wants the arrows and nothing else.
  if (event.target.matches('[type=range]')) return event.key.startsWith('Arrow');
  return event.target.matches('input, textarea, select, [contenteditable]');
}
