'use client';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTimeZone } from '@/components/ui/time-zone';
import type { CutoutView } from '@/lib/cutouts/view';
import { isUnfinished } from '../list';
import { useLive } from '../use-live';
import { type Page, withNews, withNext, without } from './pages';
import { queryOf, type Shown } from './shown';

export type Pages = Page & {
  state: 'idle' | 'loading' | 'broken';
  /** There is more than one page should keep: the rest has a page of its own. */
  isFull: boolean;
  more(): Promise<void>;
  /** Changes of one's own, known before anybody tells. */
  tell(news: CutoutView[]): void;
  remove(gone: ReadonlySet<string>): void;
  /** Reads the beginning anew. */
  reload(): Promise<void>;
};

type Given = {
  workspace: string;
  shown: Shown;
  isTrash: boolean;
  first: Page;
  readAtMs: number;
  mark: RefObject<HTMLElement | null>;
};

const PAGE = '100';
/** A page keeps so many in memory (some 20 MB); further ones have a page of their own. */
const MOST_LOADED = 20_000;
/** Hundreds may change within a second: the list takes them together. */
const TOGETHER_MS = 60;

/** The gallery's pictures: the server's first page, later pages as the mark comes near, and what happens live. */
export function usePages({ workspace, shown, isTrash, first, readAtMs, mark }: Given): Pages {
  const [page, setPage] = useState(first);
  const [state, setState] = useState<Pages['state']>('idle');
  const busy = useRef(false);
  const timeZone = useTimeZone();
  const query = (more: { [name: string]: string }) =>
    queryOf(shown, { workspace, ...(isTrash && { trash: '1' }), ...more });

  const tell = (news: CutoutView[]) => setPage((page) => withNews(page, news, { shown, timeZone, isTrash }));
  const remove = (gone: ReadonlySet<string>) => setPage((page) => without(page, gone));
  const heard = useHeard((news, gone) => {
    // Of the trash, events tell only that something came or went.
    if (isTrash) return remove(new Set(news.map(({ id }) => id)));
    tell(news);
    remove(gone);
  });
  useLive(workspace, {
    readAtMs,
    onCutout: heard.changed,
    onRemoved: heard.removed,
    onGap: async () => {
      const newest = await fetchPage(query({}));
      if (newest) tell(newest.cutouts);
    },
    unfinished: () => (isTrash ? [] : page.cutouts.filter(isUnfinished).map(({ id }) => id)),
  });

  const isFull = page.cutouts.length >= MOST_LOADED;
  const more = async () => {
    if (busy.current || !page.nextCursor || isFull) return;
    busy.current = true;
    setState('loading');
    const next = await fetchPage(query({ cursor: page.nextCursor, limit: PAGE }));
    if (next) setPage((page) => withNext(page, next));
    setState(next ? 'idle' : 'broken');
    busy.current = false;
  };
  const reload = async () => {
    const newest = await fetchPage(query({}));
    if (newest) setPage(newest);
  };
  useNear(mark, more, page.nextCursor);
  return { ...page, state, isFull, more, tell, remove, reload };
}

/** Gathers what is heard, and hands it on together. */
function useHeard(take: (news: CutoutView[], gone: ReadonlySet<string>) => void) {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  const [heard] = useState(() => {
    let news = new Map<string, CutoutView>();
    let gone = new Set<string>();
    const soon = () => {
      if (news.size + gone.size > 1) return;
      setTimeout(() => {
        const [changed, removed] = [[...news.values()], gone];
        news = new Map();
        gone = new Set();
        latest.current(changed, removed);
      }, TOGETHER_MS);
    };
    return {
      changed(cutout: CutoutView) {
        gone.delete(cutout.id);
        news.set(cutout.id, cutout);
        soon();
      },
      removed(id: string) {
        news.delete(id);
        gone.add(id);
        soon();
      },
    };
  });
  return heard;
}

/** Asks for more as the mark comes near. */
function useNear(mark: RefObject<HTMLElement | null>, more: () => Promise<void>, cursor: string | null) {
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
  }, [mark, cursor]);
}

async function fetchPage(query: URLSearchParams): Promise<Page | null> {
  const response = await fetch(`/api/cutouts?${query}`).catch(() => null);
  return response?.ok ? response.json() : null;
}
