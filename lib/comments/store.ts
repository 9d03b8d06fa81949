import { type Db, db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';

const withAuthor = { author: { select: { id: true, name: true, email: true } } } as const;

/** A cutout's newest comments, newest first; `before` is the id of the oldest one seen. */
export function findComments(
  { workspaceId }: WorkspaceScope<'look'>,
  cutoutId: string,
  before: string | null,
  limit: number,
) {
  return db().comment.findMany({
    where: { cutoutId, cutout: { workspaceId, deletedAt: null }, ...(before !== null && { id: { lt: before } }) },
    include: withAuthor,
    orderBy: { id: 'desc' },
    take: limit,
  });
}

export type CommentRow = Awaited<ReturnType<typeof findComments>>[number];

export function findComment({ workspaceId }: WorkspaceScope<'comment'>, cutoutId: string, id: string) {
  return db().comment.findFirst({
    where: { id, cutoutId, cutout: { workspaceId, deletedAt: null } },
    include: withAuthor,
  });
}

/** What people of these ids are called now. */
export function findNames(ids: string[]) {
  return db().user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true, email: true } });
}

/** Counts first: a cutout that went to the trash meanwhile takes no comment (false), and open pages hear of the change. */
export async function insertComment(
  tx: Db,
  scope: WorkspaceScope<'comment'>,
  { id, cutoutId, text }: { id: string; cutoutId: string; text: string },
): Promise<boolean> {
  if (!(await count(tx, scope, cutoutId, 1))) return false;
  await tx.comment.create({ data: { id, cutoutId, text, authorId: scope.userId } });
  return true;
}

/** False when it was deleted already. */
export async function deleteComment(
  tx: Db,
  scope: WorkspaceScope<'comment'>,
  cutoutId: string,
  id: string,
): Promise<boolean> {
  const deleted = await tx.comment.deleteMany({ where: { id, cutoutId, cutout: { workspaceId: scope.workspaceId } } });
  return deleted.count === 1 && count(tx, scope, cutoutId, -1);
}

async function count(tx: Db, { workspaceId }: WorkspaceScope, id: string, by: number): Promise<boolean> {
  const changed = await tx.cutout.updateMany({
    where: { id, workspaceId, deletedAt: null },
    data: { commentCount: { increment: by } },
  });
  return changed.count === 1;
}
