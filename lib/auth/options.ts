import type { AuthOptions } from 'next-auth';
import { log } from '@/lib/log';
import { authSecret } from '@/lib/secret';
import { authAdapter } from './adapter';
import type { Admission } from './admission';
import type { Attempt } from './attempt';
import { callbacksOf } from './callbacks';
import { nextAuthCookies } from './cookies';
import { linkProviders } from './providers/links';
import { magicLinkProvider } from './providers/magic-link';
import { outsideProviders } from './providers/outside';
import { passwordProvider } from './providers/password';
import { SESSION_MAX_MS } from './rules/session';
import { endSession } from './service/sessions';

const maxAge = SESSION_MAX_MS / 1000;

/** next-auth, set up for one request: its callbacks see no headers, so they are closed over here. */
export function authOptions(attempt: Attempt, admission: Admission): AuthOptions {
  return {
    secret: authSecret(),
    adapter: authAdapter(admission),
    session: { strategy: 'jwt', maxAge },
    jwt: { maxAge },
    cookies: nextAuthCookies(),
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in', verifyRequest: '/sign-in' },
    providers: [
      passwordProvider(attempt),
      ...linkProviders(attempt, admission),
      magicLinkProvider(admission),
      ...outsideProviders(),
    ],
    callbacks: callbacksOf(attempt, admission),
    events: {
      signOut: async ({ token }) => {
        if (token?.sid) await endSession(token.sid, attempt.now);
      },
    },
    logger: {
      error: (code, metadata) => {
        // A token of an ended session is everyday business, not an error.
        if (code !== 'JWT_SESSION_ERROR')
          log.error({ code, err: 'error' in metadata ? metadata.error : metadata }, 'sign-in');
      },
      warn: (code) => log.warn({ code }, 'sign-in'),
      debug: () => undefined,
    },
  };
}
