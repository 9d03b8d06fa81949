import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { type Cursor, idsOfDays, type Selection } from '../query';
import { findPlaces } from '../store/gallery';
import { findCutoutsById } from '../store/read';
import type { CutoutRow } from '../view';

export type Chunk = { rows: CutoutRow[]; next: Cursor | null };

/**
 * The next so many of a selection behind `after`, in the order of the gallery, and where the chunk after them begins (null at the
 * end). Named ones that are not there, or not in this workspace, are left out.
 */
export async function chunkOf(
  scope: WorkspaceScope,
  selection: Selection,
  { after, limit, timeZone }: { after?: Cursor | undefined; limit: number; timeZone: string },
): Promise<Chunk> {
  const places = await placesOf(scope, selection, after, limit + 1, timeZone);
  const page = places.slice(0, limit);
  const trash = 'matching' in selection ? selection.matching.trash === true : false;
  const ids = page.map(({ id }) => id);
  const rows = await findCutoutsById(scope, ids, { trash });
  const inTrash = 'ids' in selection ? await findCutoutsById(scope, ids, { trash: true }) : [];
  return { rows: [...rows, ...inTrash], next: places.length > limit ? (page.at(-1) ?? null) : null };
}

function placesOf(
  scope: WorkspaceScope,
  selection: Selection,
  after: Cursor | undefined,
  limit: number,
  timeZone: string,
): Promise<Cursor[]> {
  if ('matching' in selection) {
    const { matching, upTo, except } = selection;
    const { from: _from, to: _to, ...filter } = matching;
    const wanted = { ...filter, ...idsOfDays(matching, timeZone), upTo, except };
    return findPlaces(scope, wanted, { sort: 'newest', cursor: after, limit });
  }
  const ids = [...new Set(selection.ids)].sort().reverse();
  const rest = after ? ids.filter((id) => id < after.id) : ids;
  return Promise.resolve(rest.slice(0, limit).map((id) => ({ id, key: null })));
}
