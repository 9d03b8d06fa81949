import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import type { Admission } from '../admission';
import { isEmail, normalizeEmail } from '../rules/address';
import { findLinkedUserId, findUserByEmail } from '../store';

type Identity = {
  provider: string;
  providerAccountId: string;
  email: string | null;
  /** Whether the provider itself has proven the address. */
  isProven: boolean;
};

/**
 * Whether an outside identity may sign in: linked before, or its address is proven there and the account of that address
 * is confirmed here (else somebody could wait in an account they opened with another's address), or a new one is welcome.
 */
export async function mayEnter(
  { provider, providerAccountId, email: given, isProven }: Identity,
  admission: Admission,
): Promise<Result<null, Refusal<'not_proven'> | Refusal<'signup_closed'>>> {
  if (await findLinkedUserId(provider, providerAccountId)) return ok(null);
  const email = normalizeEmail(given ?? '');
  if (!isProven || !isEmail(email)) return refuse('not_proven');
  const user = await findUserByEmail(email);
  if (user) return user.emailVerified ? ok(null) : refuse('not_proven');
  return (await admission.welcomes(email)) ? ok(null) : refuse('signup_closed');
}
