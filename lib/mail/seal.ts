import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { keyFor } from '@/lib/secret';

const ALGORITHM = 'aes-256-gcm';

/**
 * Encrypts what a waiting mail says. A mail holds a link that signs in, and its job waits in the database, where only
 * hashes of such links may lie.
 */
export function seal(value: unknown): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv(ALGORITHM, keyFor('mail'), nonce);
  const body = Buffer.concat([cipher.update(JSON.stringify(value)), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
}

/** Throws when `sealed` was not made by `seal` under this AUTH_SECRET. */
export function unseal(sealed: string): unknown {
  const bytes = Buffer.from(sealed, 'base64url');
  const decipher = createDecipheriv(ALGORITHM, keyFor('mail'), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  const body = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]);
  return JSON.parse(body.toString('utf8'));
}
