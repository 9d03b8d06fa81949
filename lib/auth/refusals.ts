import { describeRefusal, refused } from '@/lib/http';
import { translator } from '@/lib/messages/catalogue';
import type { SignInRefusal } from './attempt';
import type { PasswordProblem } from './rules/password';

/** The answer to a password that may not be set, said beside its field. */
export function passwordRefused(reason: PasswordProblem | 'password_needed'): Response {
  return refused({ ok: false, reason, ...{ fields: { password: translator('refusals')(reason) } } });
}

/** The answer to a sign-in that was refused. */
export function signInRefused(refusal: SignInRefusal): Response {
  switch (refusal.reason) {
    case 'too_many_requests':
    case 'wrong_credentials':
    case 'link_expired':
    case 'signup_closed':
      return refused(refusal);
    case 'unusable_name':
      return refused({ ...refusal, ...{ fields: { name: describeRefusal(refusal).detail } } });
    default:
      return passwordRefused(refusal.reason);
  }
}
