import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AccountLink, AccountPage } from '@/components/account/account-page';
import { SignUpForm } from '@/components/account/sign-up-form';
import { HOME_PATH } from '@/lib/auth/rules/next-path';
import { getViewer } from '@/lib/auth/viewer';
import { messages, translator } from '@/lib/messages/catalogue';
import { imagesFor } from '@/lib/money';
import { loadOffer } from '@/lib/site/loaders';

export const metadata: Metadata = { title: messages.account.sign_up.title };

export default async function SignUpPage() {
  if (await getViewer()) redirect(HOME_PATH);
  const t = translator('account');
  const { takesSignUps, welcomeMicros, priceMicros } = loadOffer();
  if (!takesSignUps) {
    return (
      <AccountPage title={t('sign_up.closed_title')} intro={t('sign_up.closed')}>
        <AccountLink href="/sign-in">{t('sign_up.sign_in')}</AccountLink>
      </AccountPage>
    );
  }
  return (
    <AccountPage
      title={t('sign_up.title')}
      intro={t('sign_up.intro', { images: imagesFor(welcomeMicros, priceMicros) })}
    >
      <SignUpForm submit={t('sign_up.submit')} field={messages.account.field} trouble={messages.account.trouble} />
      <p className="text-soft">
        {t('sign_up.known')} <AccountLink href="/sign-in">{t('sign_up.sign_in')}</AccountLink>
      </p>
    </AccountPage>
  );
}
