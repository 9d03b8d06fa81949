import type { Db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import type { Deed } from './deeds';
import { insertDeed } from './store';

/** Writes a deed into the workspace's log, in the transaction of the deed itself: neither is there without the other. */
export async function note(tx: Db, scope: WorkspaceScope, { kind, ...about }: Deed): Promise<void> {
  await insertDeed(tx, scope, kind, about);
}
