import Credentials from 'next-auth/providers/credentials';
import { takeClientToken } from '@/lib/limits/requests';
import { LIMITS } from '@/lib/limits/rules';
import type { Admission } from '../admission';
import type { Attempt } from '../attempt';
import { readCookie, signUpCookie } from '../cookies';

/**
 * Signing in by the link of a mail that also sets a password: `confirm` ends a sign-up, `reset` a forgotten password.
 * Both are a POST behind a button, because mail scanners open links.
 */
export function linkProviders(attempt: Attempt, admission: Admission) {
  const credentials = { token: {}, password: {} };
  const limited = () => takeClientToken('link', attempt.headers, LIMITS.linkByIp, attempt.now);
  const settle = <T extends { id: string }>(result: { ok: true; value: T } | NonNullable<Attempt['refusal']>) => {
    if (result.ok) return result.value;
    attempt.refusal = result;
    return null;
  };
  return [
    Credentials({
      id: 'confirm',
      credentials,
      authorize: async (given) => {
        const allowed = await limited();
        if (!allowed.ok) return settle(allowed);
        const { token = '', password = '' } = given ?? {};
        const browserToken = readCookie(attempt.headers, signUpCookie());
        return settle(await admission.confirm({ token, password, browserToken }, attempt.now));
      },
    }),
    Credentials({
      id: 'reset',
      credentials,
      authorize: async (given) => {
        const allowed = await limited();
        if (!allowed.ok) return settle(allowed);
        const { token = '', password = '' } = given ?? {};
        return settle(await admission.reset({ token, password }, attempt.now));
      },
    }),
  ];
}
