const MINUTE_MS = 60_000;

/** Pictures in one link. */
export const MAX_ITEMS = 200;
export const MAX_TITLE_LENGTH = 120;
export const MIN_PASSWORD_LENGTH = 8;
export const MAX_PASSWORD_LENGTH = 200;
/** The longest a link can be told to live; what shall live longer has no end. */
export const MAX_DAYS = 3_650;

/** For so long whoever gave the password need not give it again. */
export const UNLOCKED_MS = 12 * 60 * MINUTE_MS;
/** A browser that comes back within this time has looked once. */
export const SEEN_MS = 30 * MINUTE_MS;

/** A title is one line: no control or direction marks, at most 120 characters. Empty when nothing readable is left. */
export function cleanTitle(given: string): string {
  const visible = given
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return [...visible].slice(0, MAX_TITLE_LENGTH).join('').trim();
}

type Life = { expiresAt: Date | null; revokedAt: Date | null };

/** Whether a link leads anywhere. */
export const isAlive = ({ expiresAt, revokedAt }: Life, now: Date): boolean =>
  revokedAt === null && (expiresAt === null || expiresAt > now);

/** How long a link shall live: so many days, until a moment (ISO), or until it is taken back. */
export type Expiry = { days: number } | { at: string } | null;

/** The moment at which a link ends, or null for never. */
export function endOf(expiry: Expiry, now: Date): Date | null {
  if (expiry === null) return null;
  return 'days' in expiry ? new Date(now.getTime() + expiry.days * 24 * 60 * MINUTE_MS) : new Date(expiry.at);
}
