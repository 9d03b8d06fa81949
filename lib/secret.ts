import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { env } from './env';

/** `AUTH_SECRET`; the start script makes one in local mode, production refuses to start without. */
export function authSecret(): string {
  const secret = env().AUTH_SECRET;
  if (!secret) throw new Error('AUTH_SECRET is missing; `openssl rand -base64 32` makes one');
  return secret;
}

/** A 32-byte key for one purpose, so that what is signed for one use is worth nothing in another. */
export function keyFor(purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', authSecret(), '', `clearcut ${purpose}`, 32));
}

/** HMAC-SHA256 of `text` under the key of `purpose`, base64url. */
export function sign(purpose: string, text: string): string {
  return createHmac('sha256', keyFor(purpose)).update(text).digest('base64url');
}

/** True when `signature` is ours for `text`; takes the same time for every wrong one. */
export function isSigned(purpose: string, text: string, signature: string): boolean {
  const expected = Buffer.from(sign(purpose, text));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
