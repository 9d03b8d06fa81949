import type { CookiesOptions } from 'next-auth';
import { appUrl } from '@/lib/env';

/** True when people reach us by https: then cookies are `Secure` and bound to this host by their name. */
const isSecure = () => appUrl().startsWith('https://');

/** `__Host-` makes a browser refuse the cookie from a subdomain, from plain http and for another path. */
const cookieName = (base: string) => `${isSecure() ? '__Host-' : ''}${base}`;

export const sessionCookie = () => cookieName('next-auth.session-token');
export const deviceCookie = () => cookieName('clearcut.device');
export const signUpCookie = () => cookieName('clearcut.signup');

/** Of one share link, and so of a path of its own, which `__Host-` forbids. */
export const shareCookie = () => `${isSecure() ? '__Secure-' : ''}clearcut.share`;
export const seenCookie = () => `${isSecure() ? '__Secure-' : ''}clearcut.seen`;

const cookieOptions = () => ({ httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isSecure() });

/** Every cookie next-auth sets, under our names. */
export function nextAuthCookies(): Partial<CookiesOptions> {
  const options = cookieOptions();
  const short = { ...options, maxAge: 15 * 60 };
  return {
    sessionToken: { name: sessionCookie(), options },
    callbackUrl: { name: cookieName('next-auth.callback-url'), options },
    csrfToken: { name: cookieName('next-auth.csrf-token'), options },
    pkceCodeVerifier: { name: cookieName('next-auth.pkce.code_verifier'), options: short },
    state: { name: cookieName('next-auth.state'), options: short },
    nonce: { name: cookieName('next-auth.nonce'), options: short },
  };
}

/** A Set-Cookie header's value, for answers that do not go through `cookies()`. `value` must need no escaping. */
export function setCookieHeader(name: string, value: string, maxAgeSeconds: number, path = '/'): string {
  const secure = isSecure() ? '; Secure' : '';
  return `${name}=${value}; Path=${path}; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`;
}

/** One cookie of a request, or null. */
export function readCookie(headers: Headers, name: string): string | null {
  const pairs = (headers.get('cookie') ?? '').split(/;\s*/);
  const pair = pairs.find((one) => one.startsWith(`${name}=`));
  return pair ? pair.slice(name.length + 1) : null;
}
