import type { LinkRefusal } from '@/lib/auth/admission';
import { hashPassword } from '@/lib/auth/password';
import { passwordProblem } from '@/lib/auth/rules/password';
import { findAccount, isConfirmed, replacePassword } from '@/lib/auth/service/accounts';
import type { PasswordUser } from '@/lib/auth/service/authenticate';
import { appUrl } from '@/lib/env';
import { queueMail } from '@/lib/mail/service';
import { ok, type Result, refuse } from '@/lib/result';
import { hashToken, newToken } from '@/lib/tokens';
import { inTransaction } from '@/lib/transaction';
import { isOpenLink, LINK_LIFETIME_MS } from '../rules';
import { deleteOpenTokens, findEmailToken, insertEmailToken, takeEmailToken } from '../store';

/** Mails a link to choose a new password. An unknown address gets a mail too, after the same work, that says so. */
export async function requestReset(email: string, now: Date): Promise<void> {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + LINK_LIFETIME_MS.reset);
  await inTransaction(async (tx) => {
    const known = await isConfirmed(email, tx);
    await insertEmailToken(tx, { tokenHash: hashToken(token), purpose: 'reset', email, expiresAt });
    const url = known ? `${appUrl()}/reset?token=${token}` : appUrl();
    await queueMail(tx, { to: email, template: known ? 'reset_password' : 'no_account', params: { url } });
    return ok(null);
  });
}

/** Sets the new password, uses the link up and ends every session of the account. */
export async function resetPassword(
  { token, password }: { token: string; password: string },
  now: Date,
): Promise<Result<PasswordUser, LinkRefusal>> {
  const pending = await findEmailToken(hashToken(token));
  if (!pending || !isOpenLink(pending, 'reset', now)) return refuse('link_expired');
  const user = await findAccount(pending.email);
  if (!user?.emailVerified) return refuse('link_expired');
  const problem = passwordProblem(password, user);
  if (problem) return refuse(problem);
  const passwordHash = await hashPassword(password);
  return inTransaction(async (tx) => {
    if (!(await takeEmailToken(tx, pending.tokenHash, now))) return refuse('link_expired');
    await replacePassword(tx, user.id, passwordHash, now);
    await deleteOpenTokens(tx, user.email);
    await queueMail(tx, { to: user.email, template: 'password_changed', params: { url: `${appUrl()}/forgot` } });
    return ok({ id: user.id, email: user.email, name: user.name, passwordHash });
  });
}
