/** Where signing in leads when nothing else was asked for. */
export const HOME_PATH = '/w';

/** Longer ones are nobody's page, and would burst the cookie and the header they are carried in. */
const MAX_LENGTH = 2_000;

const NOWHERE = 'http://n.invalid';

/**
 * The same-site path in `next`, or `fallback`. Anything that a browser could read as another site (`//host`, `/\host`,
 * a scheme, control characters that URL parsers drop) leads to the fallback.
 */
export function safeNextPath(next: string | null | undefined, fallback: string = HOME_PATH): string {
  if (!next?.startsWith('/') || next.length > MAX_LENGTH || /[\\\p{Cc}]/u.test(next)) return fallback;
  if (!URL.canParse(next, NOWHERE)) return fallback;
  const url = new URL(next, NOWHERE);
  if (url.origin !== NOWHERE || url.pathname.startsWith('//')) return fallback;
  return `${url.pathname}${url.search}${url.hash}`;
}

/** The same for a path or an address; what is not below `base` (an origin) leads home. */
export function safeNextUrl(next: string, base: string): string {
  return `${base}${safeNextPath(next.startsWith(`${base}/`) ? next.slice(base.length) : next)}`;
}
