import type { Db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import type { DeedKind } from './deeds';

export async function insertDeed(tx: Db, scope: WorkspaceScope, kind: DeedKind, about: object): Promise<void> {
  await tx.activity.create({ data: { workspaceId: scope.workspaceId, actorId: scope.userId, kind, about } });
}
