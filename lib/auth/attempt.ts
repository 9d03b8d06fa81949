import type { TooMany } from '@/lib/limits/service';
import { type Refusal, refuse } from '@/lib/result';
import type { JoinRefusal } from './admission';
import type { AccountUser, PasswordUser } from './service/authenticate';
import { startPasswordSession } from './service/sessions';

export type SignInRefusal = Refusal<'wrong_credentials'> | TooMany | JoinRefusal;

/**
 * One request to `/api/auth/*` on its way through next-auth, whose callbacks can answer only yes or no: what they learn
 * besides is noted here, and the handler answers with it.
 */
export type Attempt = {
  headers: Headers;
  now: Date;
  refusal: SignInRefusal | null;
  signedIn: AccountUser | null;
  /** The session that a password has opened. */
  sessionId: string | null;
};

export function newAttempt(headers: Headers): Attempt {
  return { headers, now: new Date(), refusal: null, signedIn: null, sessionId: null };
}

/**
 * The end of a way in by password, for a provider's `authorize`: opens the session while the password still is the
 * account's, or notes why not and answers null.
 */
export async function enter(
  attempt: Attempt,
  result: { ok: true; value: PasswordUser } | SignInRefusal,
): Promise<AccountUser | null> {
  attempt.refusal = result.ok ? null : result;
  if (!result.ok) return null;
  const { id, email, name } = result.value;
  attempt.sessionId = await startPasswordSession(result.value, attempt.headers.get('user-agent') ?? '', attempt.now);
  if (attempt.sessionId) return { id, email, name };
  attempt.refusal = refuse('wrong_credentials');
  return null;
}
