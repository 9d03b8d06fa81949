import { note } from '@/lib/activity/service';
import type { Viewer } from '@/lib/auth/viewer';
import type { Db } from '@/lib/db';
import { LIMITS } from '@/lib/limits/rules';
import { type TooMany, takeToken } from '@/lib/limits/service';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import { may } from '@/lib/workspaces/rules/rights';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { type Proof, proveRight } from '@/lib/workspaces/service/prove';
import { mayManage } from '../manage';
import { type Act, type Cursor, encodeCursor, type Selection } from '../query';
import { cleanTag } from '../rules';
import { moveRows } from '../store/move';
import { addFavourites, addTag, ensureTag, removeFavourites, removeTag } from '../store/sorting';
import { markRestored } from '../store/trash';
import type { CutoutRow } from '../view';
import { chunkOf } from './selection';
import { purgeAll, trashAll } from './trash';

/** What one request does at most: a transaction of a second or so. */
const CHUNK = 500;
const MOST_TAGS = 1_000;

export type BulkRefusal = Refusal<'not_found'> | Refusal<'too_many_tags', { limit: number }> | Refusal<'bad_request'>;
export type Done = { done: number; skipped: number; next: string | null };

type Asked = { selection: Selection; act: Act; after?: Cursor | undefined };

/**
 * Does one act to the next chunk of a selection, together or not at all, and says where the chunk after it begins. `skipped` are
 * those that the member may not touch, and those it cannot be done to.
 */
export async function actOnChunk(
  viewer: Viewer,
  { scope }: Proof<'look'>,
  { selection, act, after }: Asked,
  timeZone: string,
  now: Date,
): Promise<Result<Done, BulkRefusal | TooMany>> {
  const inTime = await takeToken(`bulk:${viewer.userId}`, LIMITS.bulkByPerson, now);
  if (!inTime.ok) return inTime;
  const allowed = await allowedTo(viewer, scope, act);
  if (!allowed.ok) return allowed;
  const { rows, next } = await chunkOf(scope, selection, { after, limit: CHUNK, timeZone });
  const touchable = rows.filter((row) => allowed.value.touches(row));
  const done = await allowed.value.act(touchable);
  if (!done.ok) return done;
  return ok({ done: done.value, skipped: rows.length - done.value, next: next && encodeCursor(next) });
}

type Allowed = {
  touches: (row: CutoutRow) => boolean;
  act: (rows: CutoutRow[]) => Promise<Result<number, BulkRefusal>>;
};

/** An act as this member may do it, or that there is no such thing for them. */
async function allowedTo(viewer: Viewer, scope: WorkspaceScope, act: Act): Promise<Result<Allowed, BulkRefusal>> {
  const ids = (rows: CutoutRow[]) => rows.map(({ id }) => id);
  const together = (work: (tx: Db, rows: CutoutRow[]) => Promise<number>) => (rows: CutoutRow[]) =>
    inTransaction(async (tx) => ok(await work(tx, rows)));
  const everyone = () => true;
  const mine = (row: CutoutRow) => mayManage(scope, row);
  if (act.kind === 'favourite' || act.kind === 'unfavourite') {
    const change = act.kind === 'favourite' ? addFavourites : removeFavourites;
    return ok({ touches: everyone, act: together((tx, rows) => change(tx, scope, ids(rows))) });
  }
  if (!may(scope.role, 'organize')) return refuse('not_found');
  switch (act.kind) {
    case 'trash':
      return ok({ touches: mine, act: (rows) => trashAll(scope, rows) });
    case 'restore':
      return ok({
        touches: mine,
        act: together(async (tx, rows) => {
          const count = await markRestored(tx, scope, ids(rows));
          if (count > 0) await note(tx, scope, { kind: 'restored', count, names: namesOf(rows) });
          return count;
        }),
      });
    case 'purge':
      return ok({ touches: mine, act: (rows) => purgeAll(scope, rows) });
    case 'tag': {
      const name = cleanTag(act.name);
      return name === null
        ? refuse('bad_request')
        : ok({ touches: everyone, act: (rows) => tagAll(scope, name, rows) });
    }
    case 'untag':
      return ok({ touches: everyone, act: together((tx, rows) => removeTag(tx, scope, act.tagId, ids(rows))) });
    case 'move': {
      const target = await proveRight(viewer, act.to, 'cut');
      if (!target.ok) return target;
      if (target.value.scope.workspaceId === scope.workspaceId) return refuse('bad_request');
      return ok({ touches: mine, act: (rows) => moveAll(scope, target.value.scope, rows) });
    }
  }
}

function tagAll(scope: WorkspaceScope, name: string, rows: CutoutRow[]): Promise<Result<number, BulkRefusal>> {
  return inTransaction<Result<number, BulkRefusal>>(async (tx) => {
    const tag = await ensureTag(tx, scope, name, MOST_TAGS);
    if (!tag) return refuse('too_many_tags', { limit: MOST_TAGS });
    return ok(
      await addTag(
        tx,
        scope,
        tag.id,
        rows.map(({ id }) => id),
      ),
    );
  });
}

async function moveAll(from: WorkspaceScope, to: WorkspaceScope<'cut'>, rows: CutoutRow[]) {
  return inTransaction(async (tx) => {
    const moved = new Set(
      await moveRows(
        tx,
        from,
        to,
        rows.map(({ id }) => id),
      ),
    );
    const names = namesOf(rows.filter(({ id }) => moved.has(id)));
    if (moved.size > 0) {
      await note(tx, from, { kind: 'moved_out', count: moved.size, names, workspaceId: to.workspaceId });
      await note(tx, to, { kind: 'moved_in', count: moved.size, names, workspaceId: from.workspaceId });
    }
    return ok(moved.size);
  });
}

const namesOf = (rows: CutoutRow[]) => rows.slice(0, 3).map(({ name }) => name);
