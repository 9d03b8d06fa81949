import { isPlain } from './plain';

/** One spelling an address: trimmed, composed, in lower case. Two spellings must not be two accounts. */
export function normalizeEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

/** RFC 5321's length, one @ with something before and a dotted (or local) name after; the mail that arrives proves the rest. */
export function isEmail(email: string): boolean {
  return (
    isPlain(email) &&
    email.length <= 254 &&
    /^[^\s@"<>(),:;\\[\]]{1,64}@[a-z0-9\p{L}.-]+$/u.test(email) &&
    !/\.\.|\.$|@[.-]/.test(email)
  );
}
