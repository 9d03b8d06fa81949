import { hashPassword } from '@/lib/auth/password';
import { type PasswordProblem, passwordProblem } from '@/lib/auth/rules/password';
import { isConfirmed } from '@/lib/auth/service/accounts';
import { appUrl, env } from '@/lib/env';
import { queueMail } from '@/lib/mail/service';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { hashToken, newToken } from '@/lib/tokens';
import { inTransaction } from '@/lib/transaction';
import { LINK_LIFETIME_MS } from '../rules';
import { insertEmailToken } from '../store';

type Input = { email: string; name: string; password: string; browserToken: string };

/**
 * Takes a sign-up down and mails its link. Nothing is made before the link is used. A known address costs the same work
 * (a hash, a link, a mail) and gets the same answer; its owner is told by that mail.
 */
export async function signUp(
  { email, name, password, browserToken }: Input,
  now: Date,
): Promise<Result<null, Refusal<'signup_closed'> | Refusal<PasswordProblem>>> {
  if (env().SIGNUP !== 'open') return refuse('signup_closed');
  const problem = passwordProblem(password, { email, name });
  if (problem) return refuse(problem);
  const passwordHash = await hashPassword(password);
  const token = newToken();
  return inTransaction(async (tx) => {
    const known = await isConfirmed(email, tx);
    const purpose = known ? 'reset' : 'confirm';
    const expiresAt = new Date(now.getTime() + LINK_LIFETIME_MS[purpose]);
    const pending = { tokenHash: hashToken(token), purpose, email, expiresAt };
    const wish = { name, passwordHash, browserHash: hashToken(browserToken) };
    await insertEmailToken(tx, known ? pending : { ...pending, ...wish });
    const url = `${appUrl()}/${known ? 'reset' : 'verify'}?token=${token}`;
    await queueMail(tx, { to: email, template: known ? 'already_registered' : 'confirm_address', params: { url } });
    return ok(null);
  });
}
