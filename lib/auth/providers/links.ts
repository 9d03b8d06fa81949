import Credentials from 'next-auth/providers/credentials';
import { takeClientToken } from '@/lib/limits/requests';
import { LIMITS } from '@/lib/limits/rules';
import type { Admission } from '../admission';
import { type Attempt, enter } from '../attempt';
import { readCookie, signUpCookie } from '../cookies';

/**
 * Signing in by the link of a mail that also sets a password: `confirm` ends a sign-up, `reset` a forgotten password.
 * Both are a POST behind a button, because mail scanners open links.
 */
export function linkProviders(attempt: Attempt, admission: Admission) {
  const credentials = { token: {}, password: {} };
  const limited = () => takeClientToken('link', attempt.headers, LIMITS.linkByIp, attempt.now);
  return [
    Credentials({
      id: 'confirm',
      credentials,
      authorize: async (given) => {
        const allowed = await limited();
        if (!allowed.ok) return enter(attempt, allowed);
        const { token = '', password = '' } = given ?? {};
        const browserToken = readCookie(attempt.headers, signUpCookie());
        return enter(attempt, await admission.confirm({ token, password, browserToken }, attempt.now));
      },
    }),
    Credentials({
      id: 'reset',
      credentials,
      authorize: async (given) => {
        const allowed = await limited();
        if (!allowed.ok) return enter(attempt, allowed);
        const { token = '', password = '' } = given ?? {};
        return enter(attempt, await admission.reset({ token, password }, attempt.now));
      },
    }),
  ];
}
