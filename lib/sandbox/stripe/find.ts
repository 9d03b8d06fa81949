import type { Asked } from './exchange';
import { missing } from './failure';

/** The object that the path names. */
export function named<Kind>({ ids }: Asked, map: Map<string, Kind>, kind: string): Kind {
  const [id = ''] = ids;
  const found = map.get(id);
  if (!found) throw missing(kind, id, 'id');
  return found;
}

/** The object that a parameter names; one that was deleted is none. */
export function given<Kind extends object>(map: Map<string, Kind>, id: string, kind: string, param: string): Kind {
  const found = map.get(id);
  if (!found || 'deleted' in found) throw missing(kind, id, param, 400);
  return found;
}

type Page = { limit: number; starting_after?: string | undefined; ending_before?: string | undefined };

/** A page of a list, the newest first, as Stripe pages: by the id that ended the page before. */
export function listOf<Kind extends { id: string }>(all: Iterable<Kind>, page: Page, url: string) {
  const newest = [...all].reverse();
  const index = (id: string | undefined) => (id === undefined ? -1 : newest.findIndex((one) => one.id === id));
  const before = index(page.ending_before);
  const rest =
    page.ending_before === undefined ? newest.slice(index(page.starting_after) + 1) : newest.slice(0, before);
  const data = page.ending_before === undefined ? rest.slice(0, page.limit) : rest.slice(-page.limit);
  return { object: 'list', url, has_more: rest.length > data.length, data };
}

type Range = { gt?: number | undefined; gte?: number | undefined; lt?: number | undefined; lte?: number | undefined };

export const within = (at: number, { gt, gte, lt, lte }: Range = {}): boolean =>
  (gt === undefined || at > gt) &&
  (gte === undefined || at >= gte) &&
  (lt === undefined || at < lt) &&
  (lte === undefined || at <= lte);
