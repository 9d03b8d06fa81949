import type { Db } from '@/lib/db';
import { scopeOfDeleted, type WorkspaceScope } from '../scope';
import { findDeleted } from '../store/teams';

/** Whether the workspace was deleted since its right was proven. */
export async function isDeleted(tx: Db, { workspaceId }: WorkspaceScope): Promise<boolean> {
  return (await findDeleted(workspaceId, tx)) !== null;
}

/** To take away what is left of a deleted workspace; null for one that is there, or never was. */
export async function scopeOfGone(workspaceId: string): Promise<WorkspaceScope | null> {
  const deleted = await findDeleted(workspaceId);
  return deleted && scopeOfDeleted(deleted);
}
