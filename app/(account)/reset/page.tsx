import type { Metadata } from 'next';
import { AccountPage } from '@/components/account/account-page';
import { ExpiredLink } from '@/components/account/expired-link';
import { LinkForm } from '@/components/account/link-form';
import { HOME_PATH } from '@/lib/auth/rules/next-path';
import { messages, translator } from '@/lib/messages/catalogue';
import { type PageQuery, readQuery } from '@/lib/query';
import { loadLink } from '@/lib/signup/loaders';

export const metadata: Metadata = { title: messages.account.reset.title, robots: 'noindex', referrer: 'same-origin' };

export default async function ResetPage({ searchParams }: { searchParams: PageQuery }) {
  const { token = '' } = await readQuery(searchParams);
  const t = translator('account');
  const link = await loadLink(token, 'reset', null);
  if (!link) return <ExpiredLink href="/forgot" label={t('forgot.submit')} />;
  return (
    <AccountPage title={t('reset.title')} intro={t('reset.intro', { email: link.email })}>
      <LinkForm
        provider="reset"
        token={token}
        email={link.email}
        needsPassword
        submit={t('reset.submit')}
        field={messages.account.field}
        trouble={messages.account.trouble}
        next={HOME_PATH}
      />
    </AccountPage>
  );
}
