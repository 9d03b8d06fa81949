import { translator } from '@/lib/messages/catalogue';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import type { Cutout, Tag, User } from '@/prisma/generated/client';
import type { CutoutStatus } from '@/prisma/generated/enums';
import { mayManage } from './manage';

/** A cutout as pages and the HTTP API show it. Amounts are decimal strings of micro-USD, times are ISO. */
export type CutoutView = {
  id: string;
  status: CutoutStatus;
  name: string;
  width: number;
  height: number;
  priceMicros: string;
  failureReason: string | null;
  failureText: string | null;
  createdAt: string;
  endedAt: string | null;
  createdBy: { id: string; name: string; you: boolean } | null;
  /** When it went to the trash. */
  deletedAt: string | null;
  tags: { id: string; name: string }[];
  /** Of the one who looks. */
  favourite: boolean;
  commentCount: number;
  /** Whether the one who looks may delete, restore and move it. */
  mayManage: boolean;
  placeholder: string;
  sourceSizeBytes: number;
  resultSizeBytes: number | null;
  scaledBack: boolean;
  /** Answered from history: nothing was reserved for it. */
  reused: boolean;
  urls: { original: string; result: string | null; thumbnail: string | null; thumbnail512: string | null };
};

export type CutoutRow = Cutout & {
  createdBy: Pick<User, 'id' | 'name' | 'email'> | null;
  tags: { tag: Pick<Tag, 'id' | 'name'> }[];
  favourites: { userId: string }[];
};

const KNOWN_FAILURES = [
  'input_refused',
  'upstream_failed',
  'bad_result',
  'upstream_busy',
  'timed_out',
  'internal_fault',
] as const;
export type FailureReason = (typeof KNOWN_FAILURES)[number];

function failureText(reason: string | null): string | null {
  if (reason === null) return null;
  const known = KNOWN_FAILURES.find((one) => one === reason) ?? 'upstream_failed';
  return translator('failures')(known);
}

/** The scope decides who "you" is; addresses carry the content's hash, so that browsers may keep them for a year. */
export function viewOf(row: CutoutRow, scope: WorkspaceScope, reused = false): CutoutView {
  const base = `/api/cutouts/${row.id}`;
  const trash = row.deletedAt ? '&trash=1' : '';
  const address = (path: string, hash: string | null, extra = '') =>
    hash === null ? null : `${base}/${path}?v=${hash.slice(0, 16)}${extra}`;
  return {
    id: row.id,
    status: row.status,
    name: row.name,
    width: row.width,
    height: row.height,
    priceMicros: row.priceMicros.toString(),
    failureReason: row.failureReason,
    failureText: failureText(row.failureReason),
    createdAt: row.createdAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    createdBy: row.createdBy && {
      id: row.createdBy.id,
      name: row.createdBy.name ?? row.createdBy.email,
      you: row.createdBy.id === scope.userId,
    },
    deletedAt: row.deletedAt?.toISOString() ?? null,
    tags: row.tags.map(({ tag }) => tag).sort((a, b) => a.name.localeCompare(b.name)),
    favourite: row.favourites.length > 0,
    commentCount: row.commentCount,
    mayManage: mayManage(scope, row),
    placeholder: row.placeholder,
    sourceSizeBytes: row.sourceSizeBytes,
    resultSizeBytes: row.resultSizeBytes,
    scaledBack: row.scaledBack,
    reused,
    urls: {
      original: `${base}/original?v=${row.sourceHash.slice(0, 16)}`,
      result: address('result', row.resultHash),
      thumbnail: address('thumbnail', row.thumb256Hash, trash),
      thumbnail512: address('thumbnail', row.thumb512Hash, `&size=512${trash}`),
    },
  };
}
