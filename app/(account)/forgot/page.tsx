import type { Metadata } from 'next';
import { AccountLink, AccountPage } from '@/components/account/account-page';
import { ForgotForm } from '@/components/account/forgot-form';
import { messages, translator } from '@/lib/messages/catalogue';

export const metadata: Metadata = { title: messages.account.forgot.title };

export default function ForgotPage() {
  const t = translator('account');
  return (
    <AccountPage title={t('forgot.title')} intro={t('forgot.intro')}>
      <ForgotForm submit={t('forgot.submit')} email={t('field.email')} trouble={messages.account.trouble} />
      <AccountLink href="/sign-in">{t('forgot.back')}</AccountLink>
    </AccountPage>
  );
}
