import { note } from '@/lib/activity/service';
import { enqueue } from '@/lib/jobs/service';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import { release } from '@/lib/wallet/service/spend';
import { scopeOfClaimedJob, type WorkspaceScope } from '@/lib/workspaces/scope';
import { mayManage } from '../manage';
import { TRASH_DAYS } from '../rules';
import { dropUnusedTags } from '../store/sorting';
import {
  cancelWaiting,
  findDueForRemoval,
  findOutlived,
  findWaiting,
  markAllDeleted,
  removeRows,
} from '../store/trash';

type Made = { id: string; createdById: string | null; name: string };
type Named = { id: string; name: string };

const DAY_MS = 86_400_000;
const BATCH = 500;
const BATCHES_AT_ONCE = 20;

/** Moves a cutout to the trash. One that still waits is canceled and costs nothing; one being cut ends by itself. */
export async function trashCutout(
  scope: WorkspaceScope,
  cutout: Made,
): Promise<Result<undefined, Refusal<'not_found'>>> {
  if (!mayManage(scope, cutout)) return refuse('not_found');
  const trashed = await trashAll(scope, [cutout]);
  return trashed.value === 1 ? ok(undefined) : refuse('not_found');
}

/** The same for many at once, together or not at all; how many were not there already. Who may is the caller's question. */
export function trashAll(scope: WorkspaceScope, cutouts: Named[]) {
  return inTransaction(async (tx) => {
    const now = new Date();
    const ids = cutouts.map(({ id }) => id);
    for (const id of await findWaiting(tx, scope, ids)) {
      if (await cancelWaiting(tx, scope, id, now)) await release(tx, scope, id);
    }
    const count = await markAllDeleted(tx, scope, ids, now);
    if (count > 0) await note(tx, scope, { kind: 'deleted', count, names: namesOf(cutouts) });
    return ok(count);
  });
}

/** Removes cutouts that are in the trash for good; how many. Their files go by a job, which looks whether others name them. */
export function purgeAll(scope: WorkspaceScope, cutouts: Named[]) {
  return inTransaction(async (tx) => {
    const removed = await removeRows(
      tx,
      scope,
      cutouts.map(({ id }) => id),
    );
    if (removed.length > 0) {
      await dropUnusedTags(tx, scope);
      await enqueue(tx, 'forget_objects', { hashes: [...new Set(removed.flat())] });
      await note(tx, scope, { kind: 'purged', count: removed.length, names: namesOf(cutouts) });
    }
    return ok(removed.length);
  });
}

/** Removes what has been in the trash for 30 days, and trashes what has outlived its workspace's retention time. */
export async function sweepTrash(now: Date): Promise<void> {
  const before = new Date(now.getTime() - TRASH_DAYS * DAY_MS);
  await inBatches(() => findDueForRemoval(before, BATCH), purgeAll);
  await inBatches(() => findOutlived(BATCH), trashAll);
}

/** Acts on what is due, a workspace at a time, until nothing is or it was much for once. */
async function inBatches(
  findDue: () => Promise<{ id: string; workspaceId: string; name: string }[]>,
  act: (scope: WorkspaceScope, cutouts: Named[]) => Promise<unknown>,
): Promise<void> {
  for (let batch = 0; batch < BATCHES_AT_ONCE; batch += 1) {
    const due = await findDue();
    for (const workspaceId of new Set(due.map((one) => one.workspaceId))) {
      const cutouts = due.filter((one) => one.workspaceId === workspaceId);
      await act(scopeOfClaimedJob({ workspaceId }), cutouts);
    }
    if (due.length < BATCH) return;
  }
}

const namesOf = (cutouts: Named[]) => cutouts.slice(0, 3).map(({ name }) => name);
