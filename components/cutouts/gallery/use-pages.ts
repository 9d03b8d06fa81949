'use client';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { CutoutView } from '@/lib/cutouts/view';
import { isUnfinished, withCutouts } from '../list';
import { useLive } from '../use-live';

type Page = { cutouts: CutoutView[]; nextCursor: string | null };
type Pages = Page & { state: 'idle' | 'loading' | 'broken'; more(): Promise<void> };

/** The gallery's pictures: the server's first page, later pages as the mark comes near, and what happens live. */
export function usePages(workspace: string, q: string, first: Page, mark: RefObject<HTMLElement | null>): Pages {
  const [page, setPage] = useState(first);
  const [state, setState] = useState<Pages['state']>('idle');
  const busy = useRef(false);

  useLive(workspace, {
    onCutout: (cutout) => setPage((page) => ({ ...page, cutouts: withLive(page.cutouts, cutout, q) })),
    onRemoved: (id) => setPage((page) => ({ ...page, cutouts: page.cutouts.filter((cutout) => cutout.id !== id) })),
    onGap: async () => {
      const newest = await fetchPage(new URLSearchParams({ workspace, ...(q && { q }) }));
      if (newest) setPage((page) => ({ ...page, cutouts: withCutouts(page.cutouts, newest.cutouts) }));
    },
    unfinished: () => page.cutouts.filter(isUnfinished).map((cutout) => cutout.id),
  });

  const more = async () => {
    if (busy.current || !page.nextCursor) return;
    busy.current = true;
    setState('loading');
    const query = new URLSearchParams({ workspace, cursor: page.nextCursor, ...(q && { q }) });
    const next = await fetchPage(query);
    if (next) setPage((page) => ({ cutouts: withCutouts(page.cutouts, next.cutouts), nextCursor: next.nextCursor }));
    setState(next ? 'idle' : 'broken');
    busy.current = false;
  };

  const latest = useRef(more);
  useEffect(() => {
    latest.current = more;
  });
  // Runs again for every page, because a mark that stays in view after a page is no new intersection.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the cursor is the page
  useEffect(() => {
    const element = mark.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      ([entry]) => entry?.isIntersecting && void latest.current(),
      // Two screens ahead, so that nobody meets the end of the list while scrolling.
      { rootMargin: '200% 0px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [mark, page.nextCursor]);

  return { ...page, state, more };
}

async function fetchPage(query: URLSearchParams): Promise<Page | null> {
  const response = await fetch(`/api/cutouts?${query}`).catch(() => null);
  return response?.ok ? response.json() : null;
}

/** While a search is on, a new cutout appears only when its name matches, but a shown one is always kept up to date. */
function withLive(list: CutoutView[], cutout: CutoutView, q: string): CutoutView[] {
  const shown = list.some(({ id }) => id === cutout.id);
  const matches = cutout.name.toLowerCase().includes(q.toLowerCase());
  return shown || matches ? withCutouts(list, [cutout]) : list;
}
