import { v7 } from 'uuid';
import { db } from '@/lib/db';
import { newId } from '@/lib/ids';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import type { CutoutStatus } from '@/prisma/generated/enums';

export type Given = {
  name?: string;
  status?: CutoutStatus;
  /** When it was made: its id says so too. */
  at?: Date;
  by?: { id: string } | null;
  deletedAt?: Date | null;
  resultHash?: string | null;
  resultSizeBytes?: number;
  sourceHash?: string;
};

/** Puts a cutout into a workspace as if it had been made there; nothing is paid for it. */
export async function aCutout({ workspaceId, userId }: WorkspaceScope, given: Given = {}) {
  const { name = 'fjord.png', status = 'succeeded', at = new Date(), by, deletedAt = null } = given;
  const hash = given.sourceHash ?? newId().replaceAll('-', '').padEnd(64, '0');
  return db().cutout.create({
    data: {
      ...{ id: v7({ msecs: at.getTime() }), workspaceId, name, status, deletedAt, createdAt: at },
      createdById: by === undefined ? userId : (by?.id ?? null),
      ...{ first: false, priceMicros: 18_000n, provider: 'local', model: 'm' },
      ...{ sourceHash: hash, sourceFormat: 'png', sourceSizeBytes: 64, width: 80, height: 60, placeholder: 'data:,' },
      ...{ deadlineAt: new Date(at.getTime() + 86_400_000), endedAt: at },
      resultHash: given.resultHash === undefined ? hash : given.resultHash,
      resultSizeBytes: given.resultSizeBytes ?? 64,
      ...{ thumb256Hash: hash, thumb512Hash: hash },
    },
  });
}
