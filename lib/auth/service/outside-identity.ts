import type { Admission } from '../admission';
import { normalizeEmail } from '../rules/address';
import { findLinkedUserId, findUserByEmail } from '../store';

type Identity = {
  provider: string;
  providerAccountId: string;
  email: string | null;
  /** Whether the provider itself has proven the address. */
  emailVerified: boolean;
};

/**
 * Whether an outside identity may sign in: linked before, or its address is proven there and the account of that address
 * is confirmed here (else somebody could wait in an account they opened with another's address), or a new one is welcome.
 */
export async function mayEnter(identity: Identity, admission: Admission): Promise<boolean> {
  if (await findLinkedUserId(identity.provider, identity.providerAccountId)) return true;
  if (!identity.email || !identity.emailVerified) return false;
  const email = normalizeEmail(identity.email);
  const user = await findUserByEmail(email);
  return user ? user.emailVerified !== null : admission.welcomes(email);
}
