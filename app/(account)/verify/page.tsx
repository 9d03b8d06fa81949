import type { Metadata } from 'next';
import { AccountPage } from '@/components/account/account-page';
import { ExpiredLink } from '@/components/account/expired-link';
import { LinkForm } from '@/components/account/link-form';
import { HOME_PATH } from '@/lib/auth/rules/next-path';
import { messages, translator } from '@/lib/messages/catalogue';
import { type PageQuery, readQuery } from '@/lib/query';
import { loadLink, signUpBrowser } from '@/lib/signup/loaders';

export const metadata: Metadata = { title: messages.account.verify.title, robots: 'noindex', referrer: 'same-origin' };

/** Opening it changes nothing: mail scanners open links. */
export default async function VerifyPage({ searchParams }: { searchParams: PageQuery }) {
  const { token = '' } = await readQuery(searchParams);
  const t = translator('account');
  const link = await loadLink(token, 'confirm', await signUpBrowser());
  if (!link) return <ExpiredLink href="/sign-up" label={t('expired.confirm')} />;
  const { email, sameBrowser } = link;
  return (
    <AccountPage title={t('verify.title')} intro={t(sameBrowser ? 'verify.same' : 'verify.other', { email })}>
      <LinkForm
        provider="confirm"
        token={token}
        email={email}
        needsPassword={!sameBrowser}
        submit={t('verify.submit')}
        field={messages.account.field}
        trouble={messages.account.trouble}
        next={HOME_PATH}
      />
    </AccountPage>
  );
}
