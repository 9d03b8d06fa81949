import type { Metadata } from 'next';
import { AccountPage } from '@/components/account/account-page';
import { ExpiredLink } from '@/components/account/expired-link';
import { Button } from '@/components/ui/button';
import { safeNextPath } from '@/lib/auth/rules/next-path';
import { messages, translator } from '@/lib/messages/catalogue';
import { type PageQuery, readQuery } from '@/lib/query';

export const metadata: Metadata = { title: messages.account.link.title, robots: 'noindex', referrer: 'same-origin' };

/** The button behind a mailed sign-in link; a plain form, so that it works before any script has loaded. */
export default async function MagicLinkPage({ searchParams }: { searchParams: PageQuery }) {
  const { token = '', email = '', next } = await readQuery(searchParams);
  const t = translator('account');
  if (!token || !email) return <ExpiredLink href="/sign-in" label={t('expired.sign_in')} />;
  const query = new URLSearchParams({ token, email, callbackUrl: safeNextPath(next) });
  return (
    <AccountPage title={t('link.title')} intro={t('link.intro', { email: email.slice(0, 254) })}>
      <form method="post" action={`/api/auth/callback/email?${query}`} className="flex flex-col">
        <Button type="submit" variant="primary" size="lg">
          {t('link.submit')}
        </Button>
      </form>
    </AccountPage>
  );
}
