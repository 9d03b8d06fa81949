import { type Db, db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import type { ShareScope } from '../scope';

export type NewLink = {
  id: string;
  tokenHash: string;
  tokenSealed: string;
  title: string;
  expiresAt: Date | null;
  passwordHash: string | null;
  allowsDownload: boolean;
};

/** A link with its pictures, in the order given. */
export async function insertLink(tx: Db, scope: WorkspaceScope<'share'>, link: NewLink, ids: string[]): Promise<void> {
  await tx.shareLink.create({ data: { ...link, workspaceId: scope.workspaceId, createdById: scope.userId } });
  await tx.shareItem.createMany({
    data: ids.map((cutoutId, position) => ({ shareLinkId: link.id, cutoutId, position })),
  });
}

const listed = {
  createdBy: { select: { id: true, name: true, email: true } },
  // What lies in the trash is not shown either.
  _count: { select: { items: { where: { cutout: { deletedAt: null } } } } },
} as const;

/** The workspace's links that nobody has taken back, newest first; `before` is the id of the last one seen. */
export function findLinks(scope: WorkspaceScope<'share'>, before: string | null, limit: number) {
  return db().shareLink.findMany({
    where: { workspaceId: scope.workspaceId, revokedAt: null, ...(before !== null && { id: { lt: before } }) },
    include: listed,
    orderBy: { id: 'desc' },
    take: limit,
  });
}

/** One of them. */
export function findLink(scope: WorkspaceScope<'share'>, id: string) {
  return db().shareLink.findFirst({
    where: { id, workspaceId: scope.workspaceId, revokedAt: null },
    include: listed,
  });
}

export type LinkRow = Awaited<ReturnType<typeof findLinks>>[number];

/** The workspace of a link by its id alone, to find out whether somebody may see it. */
export function findWorkspaceIdOfLink(id: string) {
  return db().shareLink.findUnique({ where: { id }, select: { workspaceId: true } });
}

/** A link by what it is kept as, with the name its page shows; dead ones too. */
export function findByToken(tokenHash: string) {
  return db().shareLink.findUnique({
    where: { tokenHash },
    include: { workspace: { select: { name: true, kind: true, deletedAt: true } } },
  });
}

export type OpenLink = NonNullable<Awaited<ReturnType<typeof findByToken>>>;

type Change = { expiresAt?: Date | null; passwordHash?: string | null; allowsDownload?: boolean };

/** False when it was taken back meanwhile. */
export async function updateLink(scope: WorkspaceScope<'share'>, id: string, change: Change): Promise<boolean> {
  const where = { id, workspaceId: scope.workspaceId, revokedAt: null };
  const { count } = await db().shareLink.updateMany({ where, data: change });
  return count === 1;
}

/** Takes a link back; false when it was already. */
export async function revokeLink(tx: Db, scope: WorkspaceScope<'share'>, id: string, now: Date): Promise<boolean> {
  const where = { id, workspaceId: scope.workspaceId, revokedAt: null };
  const { count } = await tx.shareLink.updateMany({ where, data: { revokedAt: now } });
  return count === 1;
}

export async function addView({ shareId }: ShareScope, now: Date): Promise<void> {
  await db().shareLink.update({ where: { id: shareId }, data: { views: { increment: 1 }, lastViewedAt: now } });
}
