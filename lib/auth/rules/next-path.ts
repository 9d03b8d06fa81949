/** Where signing in leads when nothing else was asked for. */
export const HOME_PATH = '/w';

const NOWHERE = 'http://n.invalid';

/**
 * The same-site path in `next`, or `fallback`. Anything that a browser could read as another site (`//host`, `/\host`,
 * a scheme, control characters that URL parsers drop) leads to the fallback.
 */
export function safeNextPath(next: string | null | undefined, fallback: string = HOME_PATH): string {
  if (!next?.startsWith('/') || /[\\\p{Cc}]/u.test(next)) return fallback;
  if (!URL.canParse(next, NOWHERE)) return fallback;
  const url = new URL(next, NOWHERE);
  if (url.origin !== NOWHERE || url.pathname.startsWith('//')) return fallback;
  return `${url.pathname}${url.search}${url.hash}`;
}
