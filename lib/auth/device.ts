import { createHash, randomBytes } from 'node:crypto';
import { isSigned, sign } from '@/lib/secret';
import { deviceCookie, readCookie } from './cookies';
import { normalizeEmail } from './rules/address';

/**
 * The cookie by which a browser shows that an account signed in from it before. Strangers can use up an account's
 * attempts; this browser has its own, so its owner is never locked out. It proves nothing else and opens nothing.
 */
const PURPOSE = 'known device';
const MAX_AGE_MS = 365 * 24 * 60 * 60_000;
const ACCOUNTS = 4;

export const DEVICE_MAX_AGE_SECONDS = MAX_AGE_MS / 1000;

const accountOf = (email: string) => createHash('sha256').update(email).digest('base64url').slice(0, 16);
const entriesOf = (cookie: string | null) => (cookie ?? '').split('~').filter(Boolean);

/** This browser's id for `email` when the cookie proves an earlier sign-in, or null. */
function knownDevice(cookie: string | null, email: string, now: Date): string | null {
  for (const entry of entriesOf(cookie)) {
    const [account = '', device = '', issued = '', signature = ''] = entry.split('.');
    if (account !== accountOf(email) || now.getTime() - Number(issued) * 1000 > MAX_AGE_MS) continue;
    if (isSigned(PURPOSE, `${account}.${device}.${issued}`, signature)) return device;
  }
  return null;
}

/** The same, from the cookies of a request. */
export function deviceFrom(headers: Headers, email: string, now: Date): string | null {
  return knownDevice(readCookie(headers, deviceCookie()), normalizeEmail(email), now);
}

/** The cookie after `email` has signed in here: the latest few accounts of a shared browser. */
export function rememberDevice(cookie: string | null, email: string, now: Date): string {
  const device = knownDevice(cookie, email, now) ?? randomBytes(9).toString('base64url');
  const account = accountOf(email);
  const claim = `${account}.${device}.${Math.floor(now.getTime() / 1000)}`;
  const others = entriesOf(cookie).filter((entry) => !entry.startsWith(`${account}.`));
  return [`${claim}.${sign(PURPOSE, claim)}`, ...others].slice(0, ACCOUNTS).join('~');
}
