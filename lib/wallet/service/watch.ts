import type { Db } from '@/lib/db';
import { AHEAD, enqueue } from '@/lib/jobs/service';
import type { WorkspaceScope } from '@/lib/workspaces/scope';

/** Has somebody look at the balance soon, once for however many changes: it fell below a watched level, or credit moved. */
export function askForWatch(tx: Db, { workspaceId }: Pick<WorkspaceScope, 'workspaceId'>): Promise<void> {
  return enqueue(tx, 'watch_balance', { workspaceId }, { jobKey: `watch_balance:${workspaceId}`, priority: AHEAD });
}
