import type { Metadata } from 'next';
import { AccountPage } from '@/components/account/account-page';
import { ButtonLink } from '@/components/ui/button';
import { hasMailbox } from '@/lib/mail/loaders';
import { messages, translator } from '@/lib/messages/catalogue';
import { type PageQuery, readQuery } from '@/lib/query';

export const metadata: Metadata = { title: messages.account.sent.title };

export default async function SentPage({ searchParams }: { searchParams: PageQuery }) {
  const { for: wish, email = '' } = await readQuery(searchParams);
  const kind = wish === 'confirm' || wish === 'reset' ? wish : 'sign_in';
  const t = translator('account');
  return (
    <AccountPage title={t('sent.title')} intro={t(`sent.${kind}`, { email: email.slice(0, 254) })}>
      {hasMailbox() && (
        <ButtonLink href="/mailbox" size="lg">
          {t('sent.mailbox')}
        </ButtonLink>
      )}
      <p className="text-soft">{t('sent.not_there')}</p>
    </AccountPage>
  );
}
