import { type Db, db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { Prisma } from '@/prisma/generated/client';
import type { ImageFormat } from '@/prisma/generated/enums';
import { asSeenBy } from './author';

export type NewCutout = {
  id: string;
  name: string;
  priceMicros: bigint;
  provider: string;
  model: string;
  first: boolean;
  idempotencyKey: string | null;
  sourceHash: string;
  sourceFormat: ImageFormat;
  sourceSizeBytes: number;
  width: number;
  height: number;
  placeholder: string;
  deadlineAt: Date;
};

/**
 * Inserts a queued cutout; false when its bytes are already cut out (or being cut out) in this workspace, or its
 * idempotency key is taken. A simultaneous twin waits here until the first one's transaction has ended.
 */
export async function insertCutout(tx: Db, scope: WorkspaceScope, cutout: NewCutout): Promise<boolean> {
  const created = await tx.cutout.createMany({
    data: { ...cutout, workspaceId: scope.workspaceId, createdById: scope.userId },
    skipDuplicates: true,
  });
  return created.count === 1;
}

export function findByIdempotencyKey(scope: WorkspaceScope, idempotencyKey: string) {
  return db().cutout.findFirst({ where: { workspaceId: scope.workspaceId, idempotencyKey }, include: asSeenBy(scope) });
}

type Cutter = { provider: string; model: string };

/** A living cut of these bytes by this provider and model in this workspace: one that is done, the newest of them. */
export function findSameBytes(scope: WorkspaceScope, source: Cutter & { sourceHash: string }) {
  return db().cutout.findFirst({
    where: living(scope, source, source.sourceHash),
    // States in the order of a cutout's life.
    orderBy: [{ status: 'desc' }, { createdAt: 'desc' }],
    include: asSeenBy(scope),
  });
}

/** Which of these bytes have a living cut by this provider and model in this workspace. */
export async function findKnownHashes(scope: WorkspaceScope, cutter: Cutter, hashes: string[]): Promise<string[]> {
  const found = await db().cutout.findMany({
    where: living(scope, cutter, { in: hashes }),
    distinct: ['sourceHash'],
    select: { sourceHash: true },
  });
  return found.map(({ sourceHash }) => sourceHash);
}

const living = ({ workspaceId }: WorkspaceScope, { provider, model }: Cutter, sourceHash: string | { in: string[] }) =>
  ({
    ...{ workspaceId, provider, model, sourceHash },
    deletedAt: null,
    status: { in: ['queued', 'processing', 'succeeded'] },
  }) satisfies Prisma.CutoutWhereInput;

/** How many of the workspace's cutouts wait: the next one's place in the fair queue. */
export function countWaiting(tx: Db, scope: WorkspaceScope): Promise<number> {
  return tx.cutout.count({ where: { workspaceId: scope.workspaceId, status: 'queued' } });
}

/**
 * Holds off removal of objects until this transaction ends; see `lockForRemoval`. To be called before any row is locked.
 * All take them in one order, so that no two wait for each other.
 */
export async function lockForUse(tx: Db, ...hashes: string[]): Promise<void> {
  await tx.$queryRaw(Prisma.sql`
    select count(pg_advisory_xact_lock_shared(hashtextextended(hash, 7))) from unnest(${hashes.sort()}::text[]) as hash`);
}

/** Waits for everybody who is about to use the object, and keeps new ones out until this transaction ends. */
export async function lockForRemoval(tx: Db, hash: string): Promise<void> {
  await tx.$queryRaw(Prisma.sql`select 1 from (select pg_advisory_xact_lock(hashtextextended(${hash}, 7))) as locked`);
}

export async function isObjectUsed(tx: Db, hash: string): Promise<boolean> {
  const used = await tx.cutout.findFirst({
    where: { OR: [{ sourceHash: hash }, { resultHash: hash }, { thumb256Hash: hash }, { thumb512Hash: hash }] },
    select: { id: true },
  });
  return used !== null;
}
