import { problem } from '@/lib/http';
import { translator } from '@/lib/messages/catalogue';
import type { SignInRefusal } from './attempt';
import { MIN_PASSWORD_LENGTH, type PasswordProblem } from './rules/password';

/** A wait as people say it: "20 seconds", "5 minutes". */
export function waitText(waitMs: number): string {
  const t = translator('account');
  const seconds = Math.ceil(waitMs / 1000);
  return seconds < 60 ? t('wait.seconds', { count: seconds }) : t('wait.minutes', { count: Math.ceil(seconds / 60) });
}

/** The sentence for a password that is refused. */
export function passwordText(reason: PasswordProblem | 'password_needed'): string {
  return translator('account')(`refusal.${reason}`, { min: MIN_PASSWORD_LENGTH });
}

export function tooManyProblem({ retryAfterMs }: { retryAfterMs: number }): Response {
  const detail = translator('account')('refusal.too_many_requests', { wait: waitText(retryAfterMs) });
  const headers = { 'retry-after': String(Math.ceil(retryAfterMs / 1000)) };
  return problem('too_many_requests', detail, {}, headers);
}

/** The answer to a sign-in that was refused; `fields` says which entry of a form it is about. */
export function refusalProblem(refusal: SignInRefusal): Response {
  const t = translator('account');
  switch (refusal.reason) {
    case 'too_many_requests':
      return tooManyProblem(refusal);
    case 'wrong_credentials':
      return problem('wrong_credentials', t('refusal.wrong_credentials'));
    case 'link_expired':
      return problem('link_expired', t('refusal.link_expired'));
    default: {
      const detail = passwordText(refusal.reason);
      return problem('invalid_input', detail, { fields: { password: detail } });
    }
  }
}
