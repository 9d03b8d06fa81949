import type { LinkRefusal } from '@/lib/auth/admission';
import { hashPassword } from '@/lib/auth/password';
import { passwordProblem } from '@/lib/auth/rules/password';
import type { PasswordUser } from '@/lib/auth/service/authenticate';
import { ok, type Result, refuse } from '@/lib/result';
import { hashToken } from '@/lib/tokens';
import { inTransaction } from '@/lib/transaction';
import { isOpenLink } from '../rules';
import { findEmailToken, takeEmailToken } from '../store';
import { admit } from './admit';

type Input = { token: string; password: string; browserToken: string | null };
type Pending = NonNullable<Awaited<ReturnType<typeof findEmailToken>>>;

/**
 * Ends a sign-up: uses its link up and makes the account. The password chosen at sign-up counts only in the browser that
 * chose it; whoever opens the mail elsewhere chooses one now, so that nobody waits in an account with a password of theirs.
 */
export async function confirmAddress(input: Input, now: Date): Promise<Result<PasswordUser, LinkRefusal>> {
  const pending = await findEmailToken(hashToken(input.token));
  if (!pending || !isOpenLink(pending, 'confirm', now)) return refuse('link_expired');
  const chosen = await chosenPassword(pending, input);
  if (!chosen.ok) return chosen;
  return inTransaction(async (tx) => {
    if (!(await takeEmailToken(tx, pending.tokenHash, now))) return refuse('link_expired');
    const person = { email: pending.email, name: pending.name, passwordHash: chosen.value };
    const { user, isNew } = await admit(tx, person, now);
    return isNew ? ok({ ...user, passwordHash: chosen.value }) : refuse('link_expired');
  });
}

/** True in the browser that signed up. */
export function isSameBrowser(pending: { browserHash: string | null }, browserToken: string | null): boolean {
  return browserToken !== null && pending.browserHash === hashToken(browserToken);
}

async function chosenPassword(pending: Pending, input: Input): Promise<Result<string, LinkRefusal>> {
  const { passwordHash, email, name } = pending;
  if (passwordHash && isSameBrowser(pending, input.browserToken)) return ok(passwordHash);
  if (!input.password) return refuse('password_needed');
  const problem = passwordProblem(input.password, { email, name });
  return problem ? refuse(problem) : ok(await hashPassword(input.password));
}
