import type { CallbacksOptions, User } from 'next-auth';
import { takeMailTokens } from '@/lib/limits/requests';
import type { Admission } from './admission';
import type { Attempt } from './attempt';
import { deviceFrom } from './device';
import { isEmailProven } from './rules/claims';
import { safeNextUrl } from './rules/next-path';
import { mayEnter } from './service/outside-identity';
import { liveSession, startSession } from './service/sessions';

/** What the sign-in page is told, in next-auth's manner. */
const ERROR_OF_REASON = { not_proven: 'OAuthAccountNotLinked', signup_closed: 'SignUpClosed' } as const;

/** What next-auth asks us on the way: may this one in, what stands in the token, who is behind it, where next. */
export function callbacksOf(attempt: Attempt, admission: Admission): Partial<CallbacksOptions> {
  return {
    signIn: async ({ user, account, profile, email: mail }) => {
      if (mail?.verificationRequest) return mayMail(attempt, user.email ?? '');
      if (account?.type !== 'oauth') return true;
      const { provider, providerAccountId } = account;
      const email = profile?.email ?? null;
      const identity = { provider, providerAccountId, email, isProven: isEmailProven(profile) };
      const entered = await mayEnter(identity, admission);
      return entered.ok || `/sign-in?error=${ERROR_OF_REASON[entered.reason]}`;
    },
    jwt: async ({ token, user }) => {
      if (user) return { sub: user.id, sid: await signedIn(attempt, user) };
      if (!token.sid || !(await liveSession(token.sid, attempt.now))) throw new Error('the session has ended');
      return token;
    },
    session: async ({ session, token }) => {
      const live = token.sid ? await liveSession(token.sid, attempt.now) : null;
      return { expires: session.expires, user: { name: live?.user.name ?? null, email: live?.user.email ?? null } };
    },
    redirect: ({ url, baseUrl }) => safeNextUrl(url, baseUrl),
  };
}

async function signedIn(attempt: Attempt, { id, email, name }: Pick<User, 'id' | 'email' | 'name'>): Promise<string> {
  attempt.signedIn = { id, email: email ?? '', name: name ?? null };
  return attempt.sessionId ?? startSession(id, attempt.headers.get('user-agent') ?? '', attempt.now);
}

async function mayMail(attempt: Attempt, email: string): Promise<boolean> {
  const device = deviceFrom(attempt.headers, email, attempt.now);
  const allowed = await takeMailTokens({ kind: 'sign-in-link', email, device }, attempt.headers, attempt.now);
  if (!allowed.ok) attempt.refusal = allowed;
  return allowed.ok;
}
