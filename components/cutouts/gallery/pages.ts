import type { CutoutView } from '@/lib/cutouts/view';
import { dayKey } from '../days';
import { isUnfinished } from '../list';
import type { Shown } from './shown';

export type Page = { cutouts: CutoutView[]; nextCursor: string | null };

/** How a list takes what is new: in its place by time, or not at all. */
export type Arrival = { shown: Shown; timeZone: string; isTrash: boolean };

/** A page further down is behind what is there; what is in both stands where it was. */
export function withNext(page: Page, next: Page): Page {
  const known = new Set(page.cutouts.map(({ id }) => id));
  return {
    cutouts: [...page.cutouts, ...next.cutouts.filter(({ id }) => !known.has(id))],
    nextCursor: next.nextCursor,
  };
}

/**
 * The page with what happened meanwhile. What is shown is kept up to date where it stands, whatever the filter says now; what is
 * new comes in among the newest when it matches. A finished one is never turned back by a late message.
 */
export function withNews(page: Page, news: CutoutView[], arrival: Arrival): Page {
  if (news.length === 0) return page;
  const told = new Map(news.map((cutout) => [cutout.id, cutout]));
  const cutouts = page.cutouts.map((known) => {
    const now = told.get(known.id);
    told.delete(known.id);
    return now && (isUnfinished(known) || !isUnfinished(now)) ? now : known;
  });
  const last = page.cutouts.at(-1);
  // What belongs behind the last one that is loaded comes with its page.
  const isWithin = ({ id }: CutoutView) => page.nextCursor === null || (last !== undefined && id > last.id);
  const isNewest = (arrival.shown.sort ?? 'newest') === 'newest' && !arrival.isTrash;
  const fresh = isNewest ? [...told.values()].filter((cutout) => isWithin(cutout) && matches(cutout, arrival)) : [];
  if (fresh.length === 0) return { ...page, cutouts };
  return { ...page, cutouts: [...cutouts, ...fresh].sort((a, b) => (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)) };
}

export function without(page: Page, gone: ReadonlySet<string>): Page {
  const cutouts = page.cutouts.filter(({ id }) => !gone.has(id));
  return cutouts.length === page.cutouts.length ? page : { ...page, cutouts };
}

/** Whether a filter would find it, as the server says it. */
function matches(cutout: CutoutView, { shown, timeZone }: Arrival): boolean {
  const { q = '', status, person, tag, favourite } = shown;
  const [from, to] = shown.from && shown.to && shown.from > shown.to ? [shown.to, shown.from] : [shown.from, shown.to];
  const day = from || to ? dayKey(cutout.createdAt, timeZone) : '';
  return (
    cutout.name.toLowerCase().includes(q.trim().toLowerCase()) &&
    (!status || (status === 'working' ? isUnfinished(cutout) : cutout.status === status)) &&
    (!person || cutout.createdBy?.id === person) &&
    (!tag || cutout.tags.some(({ id }) => id === tag)) &&
    (!favourite || cutout.favourite) &&
    (!from || day >= from) &&
    (!to || day <= to)
  );
}
