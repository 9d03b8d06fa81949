import type { CutoutStatus } from '@/prisma/generated/enums';

/** What a submitted image may be, in bytes and pixels; the product's promise, shown on the drop zone. */
export const MAX_SOURCE_BYTES = 30_000_000;
/** Files in one request. */
export const MAX_FILES = 500;

/** The upstream's name for what we ask of it. */
export const MODEL = 'bria-image-remove-background';

/** How long a cutout may wait for its first submit before it is given up and its hold released. */
export const QUEUE_LIMIT_MS = 24 * 60 * 60 * 1000;
/** A worker that shows no sign of life for this long has lost its cutout to the next one. */
export const LEASE_MS = 20_000;
export const HEARTBEAT_MS = 5_000;
export const SWEEP_EVERY_MS = 5_000;

export const isUnfinished = (status: CutoutStatus) => status === 'queued' || status === 'processing';

/** Names are shown, searched and downloaded: one line, no path, no control or direction marks, at most 120 characters. */
export function cleanName(given: string): string {
  const lastPart = given.split(/[/\\]/).at(-1) ?? '';
  const visible = lastPart
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  return [...visible].slice(0, 120).join('') || 'image';
}

/** The last part of an address's path, decoded where it is well formed. */
export function nameInUrl(url: string): string {
  const last = new URL(url).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** The downloaded result's name: the source's without its ending, marked, as PNG. */
export function resultName(name: string): string {
  return `${name.replace(/\.(jpe?g|png|webp)$/i, '')}-cutout.png`;
}

/**
 * How long to wait before attempt `attempt` + 1: 3 s doubling to 120 s, with up to half taken off at random so that many
 * do not come back together; a longer Retry-After wins. Figures from the design's table of failures.
 */
export function retryDelayMs(attempt: number, retryAfterMs: number | null, random: number): number {
  const cappedMs = Math.min(3_000 * 2 ** Math.max(0, attempt - 1), 120_000);
  const jitteredMs = Math.round(cappedMs * (1 - random / 2));
  return Math.max(jitteredMs, retryAfterMs ?? 0);
}

/** Wait between two looks at a queued request: quick at first, then calm. */
export function pollDelayMs(waitedMs: number): number {
  return waitedMs < 10_000 ? 1_000 : 3_000;
}

/** Who cuts out, for telling results apart: GMI itself, or a stand-in on this machine. */
export function providerOf(baseUrl: string): 'gmi' | 'local' {
  const { hostname } = new URL(baseUrl);
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.') ? 'local' : 'gmi';
}

/** A place in the fair queue; the job queue keeps priorities in 16 bits. */
export const fairPriority = (waiting: number) => Math.min(waiting, 32_000);

/** So long a deleted cutout can be restored. */
export const TRASH_DAYS = 30;

/** A tag as it is kept: one line, no control or direction marks, 40 characters; null when nothing is left of it. */
export function cleanTag(given: string): string | null {
  const visible = given
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  return [...visible].slice(0, 40).join('').trim() || null;
}
