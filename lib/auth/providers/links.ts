import Credentials from 'next-auth/providers/credentials';
import { takeClientToken } from '@/lib/limits/requests';
import { LIMITS } from '@/lib/limits/rules';
import type { Admission } from '../admission';
import { type Attempt, enter } from '../attempt';
import { readCookie, signUpCookie } from '../cookies';

type Link = { token: string; password: string; name: string };
type Entered = Parameters<typeof enter>[1];

/**
 * Signing in by the link of a mail that also sets a password: `confirm` ends a sign-up, `reset` a forgotten password,
 * `invitation` makes the account of whoever was invited. All are a POST behind a button, because mail scanners open links.
 */
export function linkProviders(attempt: Attempt, admission: Admission) {
  const provider = (id: string, use: (link: Link) => Promise<Entered>) =>
    Credentials({
      id,
      credentials: { token: {}, password: {}, name: {} },
      authorize: async (given) => {
        const allowed = await takeClientToken('link', attempt.headers, LIMITS.linkByIp, attempt.now);
        if (!allowed.ok) return enter(attempt, allowed);
        const { token = '', password = '', name = '' } = given ?? {};
        return enter(attempt, await use({ token, password, name }));
      },
    });
  const browserToken = readCookie(attempt.headers, signUpCookie());
  return [
    provider('confirm', (link) => admission.confirm({ ...link, browserToken }, attempt.now)),
    provider('invitation', (link) => admission.join(link, attempt.now)),
    provider('reset', (link) => admission.reset(link, attempt.now)),
  ];
}
