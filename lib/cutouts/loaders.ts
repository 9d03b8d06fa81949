import { notFound } from 'next/navigation';
import { cache } from 'react';
import { requireWorkspace } from '@/lib/workspaces/loaders';
import { may } from '@/lib/workspaces/rules/rights';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { encodeCursor, idsOfDays, type ListQuery } from './query';
import { cutoutIdSchema } from './schema';
import { findPlaces, type Wanted } from './store/gallery';
import { findCutout, findCutoutsById } from './store/read';
import { findAuthors, findTags } from './store/sorting';
import { type CutoutView, viewOf } from './view';

const RECENT = 12;
const NEIGHBOURS = 6;

type Places = { id: string; key: string | null }[];

/** The cutouts of places, in their order, as whoever looks sees them. One that is gone meanwhile is left out. */
async function viewsOf(scope: WorkspaceScope, places: Places, trash = false): Promise<CutoutView[]> {
  const rows = await findCutoutsById(
    scope,
    places.map(({ id }) => id),
    { trash },
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return places.flatMap(({ id }) => {
    const row = byId.get(id);
    return row ? [viewOf(row, scope)] : [];
  });
}

/** One page of a workspace's history and where the next one starts (null at the end). Days are of `timeZone`. */
export async function listCutouts(scope: WorkspaceScope, query: ListQuery, timeZone: string) {
  const { sort, cursor, limit, from, to, ...filter } = query;
  const wanted: Wanted = { ...filter, ...idsOfDays(query, timeZone) };
  const places = await findPlaces(scope, wanted, { sort, cursor, limit: limit + 1 });
  const page = places.slice(0, limit);
  const last = page.at(-1);
  return {
    cutouts: await viewsOf(scope, page, filter.trash),
    nextCursor: places.length > limit && last ? encodeCursor(last) : null,
  };
}

export async function loadCutouts(slug: string, query: ListQuery, timeZone: string) {
  const { scope } = await requireWorkspace(slug);
  return listCutouts(scope, query, timeZone);
}

/** What a gallery can be sorted out by, and what may be done in it by whoever looks. */
export const loadGallery = cache(async (slug: string) => {
  const { scope, workspaces } = await requireWorkspace(slug);
  const [tags, people] = await Promise.all([findTags(scope), findAuthors(scope)]);
  const elsewhere = workspaces.filter((one) => one.slug !== slug && may(one.role, 'cut'));
  return {
    tags,
    people,
    moveTargets: elsewhere.map(({ slug, name }) => ({ slug, name })),
    rights: {
      cut: may(scope.role, 'cut'),
      organize: may(scope.role, 'organize'),
      share: may(scope.role, 'share'),
      manageCutouts: may(scope.role, 'manage_cutouts'),
    },
  };
});

/** One cutout with those beside it in the history (newer ones first); missing or foreign is a missing page. */
export async function loadCutout(slug: string, id: string): Promise<{ cutout: CutoutView; neighbours: CutoutView[] }> {
  const { scope } = await requireWorkspace(slug);
  const row = cutoutIdSchema.safeParse(id).success ? await findCutout(scope, id) : null;
  if (!row) notFound();
  const cursor = { id, key: null };
  const [newer, older] = await Promise.all([
    findPlaces(scope, {}, { sort: 'oldest', cursor, limit: NEIGHBOURS }),
    findPlaces(scope, {}, { sort: 'newest', cursor, limit: NEIGHBOURS }),
  ]);
  const neighbours = await viewsOf(scope, [...newer.reverse(), cursor, ...older]);
  return { cutout: viewOf(row, scope), neighbours };
}

/** The latest cutouts, for the strip below the drop zone. */
export async function loadRecent(slug: string): Promise<CutoutView[]> {
  const { scope } = await requireWorkspace(slug);
  return viewsOf(scope, await findPlaces(scope, {}, { sort: 'newest', limit: RECENT }));
}
