import { type Db, db } from '@/lib/db';
import type { WorkspaceScope } from '../scope';

type Changing = WorkspaceScope<'change_workspace'>;

/** A workspace as it is, and nobody else changes or deletes it until this transaction ends; null when it is deleted. */
export async function lockWorkspace(tx: Db, { workspaceId }: WorkspaceScope) {
  await tx.$queryRaw`select 1 from workspaces where id = ${workspaceId}::uuid for no key update`;
  return tx.workspace.findFirst({ where: { id: workspaceId, deletedAt: null } });
}

export async function saveWorkspace(
  tx: Db,
  { workspaceId }: Changing,
  change: { name: string } | { retentionDays: number | null },
): Promise<void> {
  await tx.workspace.update({ where: { id: workspaceId }, data: change });
}

/** Keeps a picture in place of the one before; null: none. */
export async function savePicture(
  tx: Db,
  { workspaceId }: Changing,
  picture: { hash: string; bytes: Uint8Array<ArrayBuffer> } | null,
): Promise<void> {
  await tx.workspace.update({ where: { id: workspaceId }, data: { pictureHash: picture?.hash ?? null } });
  await tx.workspacePicture.deleteMany({ where: { workspaceId } });
  if (picture) await tx.workspacePicture.create({ data: { workspaceId, bytes: picture.bytes } });
}

export async function findPicture({ workspaceId }: WorkspaceScope<'look'>) {
  const found = await db().workspacePicture.findUnique({
    where: { workspaceId },
    select: { bytes: true, workspace: { select: { pictureHash: true } } },
  });
  return found?.workspace.pictureHash ? { hash: found.workspace.pictureHash, bytes: found.bytes } : null;
}
