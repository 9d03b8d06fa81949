import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AccountLink, AccountPage } from '@/components/account/account-page';
import { OutsideButtons } from '@/components/account/outside-buttons';
import { SignInForm } from '@/components/account/sign-in-form';
import { offeredProviders } from '@/lib/auth/loaders';
import { safeNextPath } from '@/lib/auth/rules/next-path';
import { getViewer } from '@/lib/auth/viewer';
import { messages, translator } from '@/lib/messages/catalogue';
import { type PageQuery, readQuery } from '@/lib/query';

export const metadata: Metadata = { title: messages.account.sign_in.title };

export default async function SignInPage({ searchParams }: { searchParams: PageQuery }) {
  const query = await readQuery(searchParams);
  const next = safeNextPath(query.next);
  if (await getViewer()) redirect(next);
  const t = translator('account');
  const { sign_in: text, field, trouble } = messages.account;
  const providers = offeredProviders();
  return (
    <AccountPage title={text.title} intro={noticeOf(query)}>
      <SignInForm text={text} field={field} trouble={trouble} next={next} />
      {providers.length > 0 && (
        <>
          <p className="text-center text-soft">{text.or}</p>
          <OutsideButtons providers={providers} next={next} trouble={trouble} />
        </>
      )}
      <p className="flex flex-col gap-2 text-soft">
        <AccountLink href="/forgot">{t('sign_in.forgot')}</AccountLink>
      </p>
      <p className="text-soft">
        {t('sign_in.new_here')} <AccountLink href="/sign-up">{t('sign_in.sign_up')}</AccountLink>
      </p>
    </AccountPage>
  );
}

const ERRORS = ['Verification', 'OAuthAccountNotLinked', 'SignUpClosed', 'AccessDenied'] as const;
const isKnown = (error: string): error is (typeof ERRORS)[number] => ERRORS.some((known) => known === error);

function noticeOf({ error, notice }: Awaited<ReturnType<typeof readQuery>>): string | undefined {
  const texts = messages.account.notice;
  if (notice === 'signed_out') return texts.signed_out;
  if (!error) return undefined;
  return isKnown(error) ? texts[error] : texts.other;
}
