import { createHash } from 'node:crypto';
import { readCookie, shareCookie } from '@/lib/auth/cookies';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { isSigned, sign } from '@/lib/secret';
import { hashToken, isToken } from '@/lib/tokens';
import { isAlive, UNLOCKED_MS } from '../rules';
import { type ShareScope, scopeOfShare } from '../scope';
import { findByToken, type OpenLink } from '../store/links';

const PURPOSE = 'share password';

/** A link that leads somewhere, though its password may not be proven. Whatever else it may be is `not_found`. */
export async function findShare(token: string, now: Date): Promise<Result<OpenLink, Refusal<'not_found'>>> {
  const link = isToken(token) ? await findByToken(hashToken(token)) : null;
  if (!link || link.workspace.deletedAt !== null || !isAlive(link, now)) return refuse('not_found');
  return ok(link);
}

type Opened = { scope: ShareScope; link: OpenLink };
type Closed = Refusal<'not_found'> | Refusal<'password_wanted'>;

/** The right to see what a link shares, for whoever holds the token and, where there is a password, has proven it. */
export async function openShare(token: string, headers: Headers, now: Date): Promise<Result<Opened, Closed>> {
  const found = await findShare(token, now);
  if (!found.ok) return found;
  const link = found.value;
  if (link.passwordHash !== null && !isProven(link, readCookie(headers, shareCookie()), now))
    return refuse('password_wanted');
  return ok({ scope: scopeOfShare(link), link });
}

/** Signed together with the password's hash, so that a new password ends it. */
const claimOf = ({ id, passwordHash }: OpenLink, endsAt: string) =>
  `${id}.${createHash('sha256')
    .update(passwordHash ?? '')
    .digest('base64url')}.${endsAt}`;

/** What a browser keeps after the right password. */
export function proofOf(link: OpenLink, now: Date): string {
  const endsAt = String(Math.floor((now.getTime() + UNLOCKED_MS) / 1000));
  return `${endsAt}.${sign(PURPOSE, claimOf(link, endsAt))}`;
}

function isProven(link: OpenLink, cookie: string | null, now: Date): boolean {
  const [endsAt = '', signature = ''] = (cookie ?? '').split('.');
  return Number(endsAt) * 1000 > now.getTime() && isSigned(PURPOSE, claimOf(link, endsAt), signature);
}
