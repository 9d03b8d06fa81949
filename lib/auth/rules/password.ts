import { COMMON_PASSWORDS } from './common-passwords';

const MIN_PASSWORD_LENGTH = 10;
export const MAX_PASSWORD_LENGTH = 200;

export const passwordReasons = [
  'password_too_short',
  'password_too_long',
  'password_common',
  'password_personal',
] as const;

export type PasswordProblem = (typeof passwordReasons)[number];

const characters = (text: string) => [...text].length;
const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Why a password is refused, or null. Length and a list of common ones instead of character classes, as
 * NIST SP 800-63B (5.1.1.2) advises; nor may it be the person's own address or name with decoration.
 */
export function passwordProblem(
  password: string,
  person: { email: string; name?: string | null },
): PasswordProblem | null {
  if (characters(password) < MIN_PASSWORD_LENGTH) return 'password_too_short';
  if (characters(password) > MAX_PASSWORD_LENGTH) return 'password_too_long';
  if (isCommon(password)) return 'password_common';
  const own = [person.email, person.email.split('@')[0] ?? '', person.name ?? ''].map(bare).filter(Boolean);
  const withoutEnds = bare(password).replace(/^\d+|\d+$/g, '');
  if (own.some((part) => part === bare(password) || part === withoutEnds)) return 'password_personal';
  return null;
}

function isCommon(password: string): boolean {
  const lower = password.toLowerCase();
  const core = lower.replace(/[^a-z0-9]+$/, '');
  return COMMON_PASSWORDS.has(lower) || COMMON_PASSWORDS.has(core) || new Set(lower).size <= 3 || isRun(lower);
}

/** `0123456789`, `abcdefghij`, `zyxwvutsrq`: every character the neighbour of the one before. */
function isRun(text: string): boolean {
  const steps = new Set([...text].slice(1).map((char, i) => char.charCodeAt(0) - text.charCodeAt(i)));
  return steps.size === 1 && (steps.has(1) || steps.has(-1));
}
