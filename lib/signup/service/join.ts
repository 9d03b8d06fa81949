import type { JoinRefusal } from '@/lib/auth/admission';
import { hashPassword } from '@/lib/auth/password';
import { passwordProblem } from '@/lib/auth/rules/password';
import type { PasswordUser } from '@/lib/auth/service/authenticate';
import { env } from '@/lib/env';
import { ok, type Result, refuse } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import { acceptInvitation, openInvitation } from '@/lib/workspaces/service/invitations';
import { NAME_LENGTH, personName } from '../schema';
import { admit } from './admit';

/**
 * Makes the account of an invited address, which the mail has proven, and its owner a member: both or neither. An address that has
 * an account signs in with it instead; here its invitation has ended.
 */
export async function join(
  input: { token: string; name: string; password: string },
  now: Date,
): Promise<Result<PasswordUser, JoinRefusal>> {
  const { token, password } = input;
  const invitation = await openInvitation(token, now);
  if (!invitation) return refuse('link_expired');
  if (env().SIGNUP === 'closed') return refuse('signup_closed');
  const name = personName.safeParse(input.name).data;
  if (name === undefined) return refuse('unusable_name', { mostCharacters: NAME_LENGTH });
  const { email } = invitation;
  if (!password) return refuse('password_needed');
  const problem = passwordProblem(password, { email, name });
  if (problem) return refuse(problem);
  const passwordHash = await hashPassword(password);
  return inTransaction<Result<PasswordUser, JoinRefusal>>(async (tx) => {
    const { user, isNew } = await admit(tx, { email, name, passwordHash }, now);
    if (!isNew) return refuse('link_expired');
    const accepted = await acceptInvitation(tx, user, token, now);
    return accepted.ok ? ok({ ...user, passwordHash }) : accepted;
  });
}
