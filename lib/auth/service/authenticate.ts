import { keyOfAddress } from '@/lib/limits/requests';
import { LIMITS } from '@/lib/limits/rules';
import { returnToken, type TooMany, takeTokens } from '@/lib/limits/service';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { isPassword } from '../password';
import { isEmail, normalizeEmail } from '../rules/address';
import { MAX_PASSWORD_LENGTH } from '../rules/password';
import { findUserByEmail } from '../store';

export type AccountUser = { id: string; email: string; name: string | null };

/** Who knew, or has just set, the password behind `passwordHash`. */
export type PasswordUser = AccountUser & { passwordHash: string };

type Attempt = {
  email: string;
  password: string;
  /** Who asks, from `clientFrom`. */
  client: string;
  /** This browser's id when the account signed in from it before. */
  device: string | null;
};

/**
 * The account of an address and its password. An unknown address, one that was never confirmed, and a wrong password are
 * one refusal after the same work.
 */
export async function authenticate(
  attempt: Attempt,
  now: Date,
): Promise<Result<PasswordUser, Refusal<'wrong_credentials'> | TooMany>> {
  const email = normalizeEmail(attempt.email);
  const uses = usesOf({ ...attempt, email });
  const allowed = await takeTokens(uses, now);
  if (!allowed.ok) return allowed;
  const user = isEmail(email) ? await findUserByEmail(email) : null;
  const password = attempt.password.slice(0, 4 * MAX_PASSWORD_LENGTH);
  const matches = await isPassword(password, user?.passwordHash ?? null);
  if (!user?.emailVerified || !user.passwordHash || !matches) return refuse('wrong_credentials');
  // Only failures count, so that a busy office is not taken for a guesser.
  await Promise.all(uses.map(({ key }) => returnToken(key)));
  return ok({ id: user.id, email: user.email, name: user.name, passwordHash: user.passwordHash });
}

function usesOf({ email, client, device }: Attempt) {
  const account = keyOfAddress(email);
  if (device) return [{ key: `sign-in:device:${account}:${device}`, limit: LIMITS.signInByKnownDevice }];
  return [
    { key: `sign-in:client:${client}`, limit: LIMITS.signInByIp },
    { key: `sign-in:both:${account}:${client}`, limit: LIMITS.signInByAccountAndIp },
    { key: `sign-in:account:${account}`, limit: LIMITS.signInByAccount },
  ];
}
