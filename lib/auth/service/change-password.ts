import { appUrl } from '@/lib/env';
import { LIMITS } from '@/lib/limits/rules';
import { type TooMany, takeToken } from '@/lib/limits/service';
import { queueMail } from '@/lib/mail/service';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import { hashPassword, isPassword } from '../password';
import { type PasswordProblem, passwordProblem } from '../rules/password';
import { findUser, revokeSessions, swapPasswordHash } from '../store';
import type { Viewer } from '../viewer';

type Passwords = { current: string; next: string };

/** Sets a new password for who knows the current one; signs every other browser out and tells the owner by mail. */
export async function changePassword(
  { userId, sessionId }: Viewer,
  { current, next }: Passwords,
  now: Date,
): Promise<Result<null, Refusal<'wrong_credentials'> | Refusal<PasswordProblem> | TooMany>> {
  const allowed = await takeToken(`password-change:${userId}`, LIMITS.passwordChange, now);
  if (!allowed.ok) return allowed;
  const user = await findUser(userId);
  const verified = user?.passwordHash;
  if (!user || !verified || !(await isPassword(current, verified))) return refuse('wrong_credentials');
  const problem = passwordProblem(next, user);
  if (problem) return refuse(problem);
  const passwordHash = await hashPassword(next);
  return inTransaction(async (tx) => {
    // A reset that came between has put out whoever knew the old one; it must not be undone from here.
    if (!(await swapPasswordHash(tx, userId, verified, passwordHash))) return refuse('wrong_credentials');
    await revokeSessions(userId, { except: sessionId }, now, tx);
    await queueMail(tx, { to: user.email, template: 'password_changed', params: { url: `${appUrl()}/forgot` } });
    return ok(null);
  });
}
