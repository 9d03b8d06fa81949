import { translator } from '@/lib/messages/catalogue';
import type { Cutout, User } from '@/prisma/generated/client';
import type { CutoutStatus } from '@/prisma/generated/enums';
import { type Looking, mayManage } from './manage';

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
  createdBy: { name: string; you: boolean } | null;
  /** Whether the viewer may delete it. */
  mayManage: boolean;
  placeholder: string;
  sourceSizeBytes: number;
  resultSizeBytes: number | null;
  scaledBack: boolean;
  /** Answered from history: nothing was reserved for it. */
  reused: boolean;
  urls: { original: string; result: string | null; thumbnail: string | null; thumbnail512: string | null };
};

export type CutoutRow = Cutout & { createdBy: Pick<User, 'id' | 'name' | 'email'> | null };

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

/** `viewer` decides who "you" is, and what they may do; addresses carry the content's hash, so that browsers may keep them for a year. */
export function viewOf(row: CutoutRow, viewer: Looking, reused = false): CutoutView {
  const base = `/api/cutouts/${row.id}`;
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
      name: row.createdBy.name ?? row.createdBy.email,
      you: row.createdBy.id === viewer.userId,
    },
    mayManage: mayManage(viewer, row),
    placeholder: row.placeholder,
    sourceSizeBytes: row.sourceSizeBytes,
    resultSizeBytes: row.resultSizeBytes,
    scaledBack: row.scaledBack,
    reused,
    urls: {
      original: `${base}/original?v=${row.sourceHash.slice(0, 16)}`,
      result: address('result', row.resultHash),
      thumbnail: address('thumbnail', row.thumb256Hash),
      thumbnail512: address('thumbnail', row.thumb512Hash, '&size=512'),
    },
  };
}
