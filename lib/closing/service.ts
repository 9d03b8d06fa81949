import { closeAccount } from '@/lib/billing/service/close';
import { hasCutouts, removeEnded } from '@/lib/cutouts/service/empty';
import { enqueue } from '@/lib/jobs/service';
import { log } from '@/lib/log';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import { lock } from '@/lib/wallet/service/debit';
import { cleanTeamName } from '@/lib/workspaces/rules/names';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { scopeOfGone } from '@/lib/workspaces/service/gone';
import { deletePeople, deleteTags, forgetNames, lockTeam, markDeleted } from './store';

type CloseRefusal = Refusal<'name_mismatch', { name: string }> | Refusal<'not_found'>;

const CUTOUTS_AT_ONCE = 500;
const NAMES_AT_ONCE = 20_000;
/** Then others have their turn, and a server that is to stop does not wait for long. */
const BATCHES = 20;
const LOOK_AGAIN_MS = 5_000;

/**
 * Deletes a team: at the next request there is no such workspace. Who was in it, and what they showed, goes at once; pictures,
 * and the names on rows of money, go by a job. What runs ends and is paid. Refuses when the name is not typed as it is.
 */
export function closeTeam(
  scope: WorkspaceScope<'own'>,
  typedName: string,
  now: Date,
): Promise<Result<null, CloseRefusal>> {
  return inTransaction<Result<null, CloseRefusal>>(async (tx) => {
    await closeAccount(tx, scope);
    // Whoever is about to spend has done so before, or sees that nobody is a member any more.
    await lock(tx, scope);
    const team = await lockTeam(tx, scope);
    if (!team) return refuse('not_found');
    if (cleanTeamName(typedName) !== team.name) return refuse('name_mismatch', { name: team.name });
    await markDeleted(tx, scope, now);
    await deletePeople(tx, scope);
    await askToEmpty(tx, scope.workspaceId, 0);
    return ok(null);
  });
}

const askToEmpty = (tx: Parameters<typeof enqueue>[0], workspaceId: string, delayMs: number) =>
  enqueue(tx, 'empty_workspace', { workspaceId }, { jobKey: `empty_workspace:${workspaceId}`, delayMs });

/**
 * Takes away what is left of a deleted workspace, batch by batch, and comes again until nothing is: cutouts that still run end
 * first. Objects that no cutout names any more are the collector's. Never touches a workspace that is there.
 */
export async function emptyWorkspace(workspaceId: string): Promise<void> {
  const scope = await scopeOfGone(workspaceId);
  if (!scope) return;
  let isMore = true;
  for (let batch = 0; isMore && batch < BATCHES; batch += 1) {
    const removed = await removeEnded(scope, CUTOUTS_AT_ONCE);
    const { value: named } = await inTransaction(async (tx) => ok(await forgetNames(tx, scope, NAMES_AT_ONCE)));
    isMore = removed + named > 0;
  }
  const isLeft = isMore || (await hasCutouts(scope));
  await inTransaction(async (tx) => {
    // Of requests that were under way when it was deleted.
    await deletePeople(tx, scope);
    if (isLeft) await askToEmpty(tx, workspaceId, isMore ? 0 : LOOK_AGAIN_MS);
    else await deleteTags(tx, scope);
    return ok(null);
  });
  if (!isLeft) log.info({ workspaceId }, 'a deleted workspace is empty');
}
