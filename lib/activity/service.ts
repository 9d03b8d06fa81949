import type { Db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import type { Deed } from './deeds';
import { insertDeed } from './store';

/**
 * Writes a deed into the workspace's log, in the transaction of the deed itself: neither is there without the other. `actorId` is
 * whose deed it is where it is not that of whoever carries it out.
 */
export async function note(
  tx: Db,
  scope: WorkspaceScope,
  { kind, ...about }: Deed,
  actorId: string | null = scope.userId,
): Promise<void> {
  await insertDeed(tx, scope, { kind, about, actorId });
}
