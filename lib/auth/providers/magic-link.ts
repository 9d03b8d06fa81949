import Email from 'next-auth/providers/email';
import { appUrl } from '@/lib/env';
import { queueMail } from '@/lib/mail/service';
import { ok } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import type { Admission } from '../admission';
import { isEmail, normalizeEmail } from '../rules/address';
import { safeNextUrl } from '../rules/next-path';

const MAX_AGE_SECONDS = 60 * 60;

/** Signing in by a mailed link. Whoever asks, one mail is queued; only its reader learns whether there is an account. */
export function magicLinkProvider(admission: Admission) {
  return Email({
    maxAge: MAX_AGE_SECONDS,
    normalizeIdentifier: (address) => {
      const email = normalizeEmail(address);
      if (!isEmail(email)) throw new Error('not an e-mail address');
      return email;
    },
    sendVerificationRequest: async ({ identifier: to, url }) => {
      const mail = (await admission.welcomes(to))
        ? ({ to, template: 'sign_in_link', params: { url: pageUrl(new URL(url)) } } as const)
        : ({ to, template: 'no_account', params: { url: appUrl() } } as const);
      await inTransaction(async (tx) => ok(await queueMail(tx, mail)));
    },
  });
}

/** The page with the button, in place of next-auth's address that signs in by being opened. */
function pageUrl(callback: URL): string {
  const page = new URL('/sign-in/link', appUrl());
  page.searchParams.set('email', callback.searchParams.get('email') ?? '');
  page.searchParams.set('token', callback.searchParams.get('token') ?? '');
  const next = safeNextUrl(callback.searchParams.get('callbackUrl') ?? '', callback.origin);
  page.searchParams.set('next', next.slice(callback.origin.length));
  return page.href;
}
