import { listenToWorkspace } from '@/lib/events/client';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { isUnfinished } from '../rules';
import { findCutout } from '../store/read';
import type { CutoutRow } from '../view';

/** The cutout once it has ended, or as it is after `timeoutMs` or when `signal` aborts. Null when it was trashed. */
export async function waitForEnd(
  scope: WorkspaceScope,
  id: string,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<CutoutRow | null> {
  return new Promise((resolve, reject) => {
    const look = () => {
      findCutout(scope, id).then((row) => {
        if (!row || !isUnfinished(row.status)) finish(row);
      }, fail);
    };
    const unsubscribe = listenToWorkspace(scope.workspaceId, (changed) => changed === id && look(), look);
    const giveUp = () => void findCutout(scope, id).then(finish, fail);
    const timer = setTimeout(giveUp, timeoutMs);
    const stop = () => {
      clearTimeout(timer);
      unsubscribe();
      signal.removeEventListener('abort', giveUp);
    };
    const finish = (row: CutoutRow | null) => {
      stop();
      resolve(row);
    };
    const fail = (error: unknown) => {
      stop();
      reject(error instanceof Error ? error : new Error(String(error)));
    };
    signal.addEventListener('abort', giveUp, { once: true });
    look();
  });
}
