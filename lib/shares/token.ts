import { createHash, randomBytes } from 'node:crypto';
import { seal, unseal } from '@/lib/seal';

const TOKEN = /^[\w-]{43}$/;
const PURPOSE = 'share link';

/** 256 random bits. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What a link is found by: looking up a hash tells by its time nothing about the token. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

export const isToken = (text: string): boolean => TOKEN.test(text);

/** Kept beside the hash, so that the link can be copied again. */
export const sealToken = (token: string): string => seal(PURPOSE, token);

/** The token, or null when it was sealed under another AUTH_SECRET: the link works on, and can no longer be copied. */
export function unsealToken(sealed: string): string | null {
  try {
    return String(unseal(PURPOSE, sealed));
  } catch {
    return null;
  }
}
