import { Download } from 'lucide-react';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { AccountHeader } from '@/components/account/account-header';
import { CountView } from '@/components/shares/public/count-view';
import { Pictures } from '@/components/shares/public/pictures';
import { UnlockForm } from '@/components/shares/public/unlock-form';
import { LocalMode } from '@/components/shell/local-mode';
import { buttonClass } from '@/components/ui/button-class';
import { EmptyState } from '@/components/ui/empty-state';
import { MessagesProvider } from '@/components/ui/messages';
import { translator } from '@/lib/messages/catalogue';
import { loadPublicShare } from '@/lib/shares/loaders';
import { loadMode } from '@/lib/site/loaders';

type Props = { params: Promise<{ token: string }> };

const t = translator('share');

// The same for every link: what is shared is nobody's business before its password, and no title for a chat's preview.
export const metadata: Metadata = { title: t('public.title'), robots: { index: false, follow: false } };

export default async function SharePage({ params }: Props) {
  const { token } = await params;
  const share = await loadPublicShare(token);
  if (share.state === 'busy')
    return (
      <Frame>
        <EmptyState title={t('public.busy')}>{t('public.busy_text')}</EmptyState>
      </Frame>
    );
  if (share.state === 'locked')
    return (
      <Frame>
        <UnlockForm token={token} />
      </Frame>
    );
  const { title, workspace, pictures, allowsDownload, zip } = share;
  const facts = [workspace, t('public.count', { count: pictures.length })].filter(Boolean).join(' · ');
  return (
    <Frame>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 pt-4 pb-6">
        <div className="flex min-w-0 flex-col gap-1">
          <h1 className="wrap-anywhere font-semibold text-2xl/8 tracking-tight">{title}</h1>
          <p className="wrap-anywhere text-soft">
            {facts}
            {!allowsDownload && pictures.length > 0 && <span className="block">{t('public.previews')}</span>}
          </p>
        </div>
        {zip && (
          <a href={zip} download className={buttonClass({})}>
            <Download aria-hidden="true" className="size-4" />
            {t('public.zip')}
          </a>
        )}
      </div>
      {pictures.length === 0 ? (
        <EmptyState title={t('public.none')}>{t('public.none_text')}</EmptyState>
      ) : (
        <Pictures pictures={pictures} />
      )}
      <CountView token={token} />
    </Frame>
  );
}

function Frame({ children }: { children: ReactNode }) {
  return (
    <MessagesProvider namespaces={['share']}>
      <AccountHeader>
        <LocalMode mode={loadMode()} />
      </AccountHeader>
      <main className="mx-auto w-full max-w-[1600px] px-5 pb-16">{children}</main>
    </MessagesProvider>
  );
}
