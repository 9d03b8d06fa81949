import { notFound } from 'next/navigation';
import { requireWorkspace } from '@/lib/workspaces/loaders';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { cutoutIdSchema, encodeCursor, type ListQuery } from './schema';
import { findCutout, findCutouts } from './store/read';
import { type CutoutRow, type CutoutView, viewOf } from './view';

const RECENT = 12;
const NEIGHBOURS = 6;

/** One page of a workspace's history, newest first, and where the next one starts (null at the end). */
export async function listCutouts(scope: WorkspaceScope, query: ListQuery) {
  const rows = await findCutouts(scope, {
    limit: query.limit + 1,
    ...(query.q ? { q: query.q } : {}),
    ...(query.status ? { status: query.status } : {}),
    ...(query.cursor ? { before: query.cursor } : {}),
  });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    cutouts: page.map((row) => viewOf(row, scope)),
    nextCursor: rows.length > query.limit && last ? encodeCursor(last) : null,
  };
}

export async function loadCutouts(slug: string, query: ListQuery) {
  const { scope } = await requireWorkspace(slug);
  return listCutouts(scope, query);
}

/** One cutout with those beside it in the history (newer ones first); missing or foreign is a missing page. */
export async function loadCutout(slug: string, id: string): Promise<{ cutout: CutoutView; neighbours: CutoutView[] }> {
  const { scope } = await requireWorkspace(slug);
  const row = cutoutIdSchema.safeParse(id).success ? await findCutout(scope, id) : null;
  if (!row) notFound();
  const [newer, older] = await Promise.all([
    findCutouts(scope, { after: row, limit: NEIGHBOURS }),
    findCutouts(scope, { before: row, limit: NEIGHBOURS }),
  ]);
  const neighbours = [...newer.reverse(), row, ...older];
  return { cutout: viewOf(row, scope), neighbours: neighbours.map((one) => viewOf(one, scope)) };
}

/** The latest cutouts, for the strip below the drop zone. */
export async function loadRecent(slug: string): Promise<CutoutView[]> {
  const { scope } = await requireWorkspace(slug);
  const rows: CutoutRow[] = await findCutouts(scope, { limit: RECENT });
  return rows.map((row) => viewOf(row, scope));
}
