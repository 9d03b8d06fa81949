'use client';
import { Download, Lock } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import type { ShareView } from '@/lib/shares/view';
import { CopyLink } from '../copy-link';
import { ChangeDialog } from './change-dialog';
import { Facts } from './facts';
import { RevokeDialog } from './revoke-dialog';

const MARK = 'ml-2 inline size-3.5 align-[-0.1em] text-soft';

/** One link: what it shows, for how long, who looked; and for whoever may, what to do with it. */
export function ShareRow({ share }: { share: ShareView }) {
  const t = useTranslations('share');
  const [open, setOpen] = useState<'change' | 'revoke' | 'link' | null>(null);
  const close = () => setOpen(null);
  const { title, url } = share;
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-3 border-line border-b px-4 py-4 last:border-b-0 md:px-5">
      <div className="min-w-0 grow basis-80">
        <h2 className="wrap-anywhere font-medium text-[15px]">
          {title}
          {share.hasPassword && <Lock aria-label={t('list.locked')} className={MARK} />}
          {share.allowsDownload && <Download aria-label={t('list.downloads')} className={MARK} />}
        </h2>
        <Facts share={share} />
        {share.mayChange && url === null && <p className="text-[13px] text-bad">{t('list.unreadable')}</p>}
        {open === 'link' && url && (
          <p role="alert" className="mt-2 text-[13px]">
            {t('copy_broken')} <span className="block break-all font-mono">{url}</span>
          </p>
        )}
      </div>
      {share.mayChange && (
        <div className="-mx-1 flex flex-wrap gap-2">
          {url && !share.isExpired && (
            <CopyLink url={url} label={t('list.copy_named', { title })} onBroken={() => setOpen('link')} />
          )}
          <Button aria-label={t('list.change_named', { title })} variant="quiet" onClick={() => setOpen('change')}>
            {t('list.change')}
          </Button>
          <Button aria-label={t('list.revoke_named', { title })} variant="quiet" onClick={() => setOpen('revoke')}>
            {t('list.revoke')}
          </Button>
        </div>
      )}
      {open === 'change' && <ChangeDialog share={share} onClose={close} />}
      {open === 'revoke' && <RevokeDialog share={share} onClose={close} />}
    </li>
  );
}
