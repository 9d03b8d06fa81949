import type { Refusal, Result } from '@/lib/result';
import type { PasswordProblem } from './rules/password';
import type { AccountUser, PasswordUser } from './service/authenticate';

export type LinkRefusal = Refusal<'link_expired'> | Refusal<'password_needed'> | Refusal<PasswordProblem>;

/** Besides: what one is called. */
export type JoinRefusal = LinkRefusal | Refusal<'signup_closed'> | Refusal<'unusable_name', { mostCharacters: number }>;

/**
 * What signing in needs from signing up. Sign-up stands above this domain (it also makes workspaces), so the route hands
 * it in.
 */
export type Admission = {
  /** True when an address may get a link: it has an account, or new ones are welcome. */
  welcomes(email: string): Promise<boolean>;
  /** The account of an address that was just proven; makes it, or confirms it and drops a password set before the proof. */
  admit(person: { email: string; name: string | null }): Promise<AccountUser>;
  /** Uses the link of a confirmation mail up. */
  confirm(
    input: { token: string; password: string; browserToken: string | null },
    now: Date,
  ): Promise<Result<PasswordUser, LinkRefusal>>;
  /** Uses an invitation up: makes the account of its address, and its owner a member. */
  join(input: { token: string; name: string; password: string }, now: Date): Promise<Result<PasswordUser, JoinRefusal>>;
  /** Uses the link of a reset mail up. */
  reset(input: { token: string; password: string }, now: Date): Promise<Result<PasswordUser, LinkRefusal>>;
};
