'use client';
import { ClipboardPaste, FolderOpen, ImagePlus, Link2 } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { control } from '@/components/cutouts/control';
import { useLoaded } from '@/components/ui/use-loaded';
import { formatMicros, imagesFor } from '@/lib/money';
import { spendableMicros } from '@/lib/wallet/rules/spendable';
import type { WalletView } from '@/lib/wallet/rules/view';
import { fileOfClipboard } from './chosen';
import { Fan } from './fan';
import { PickFiles } from './pick-files';

type Props = { wallet: WalletView; children?: ReactNode; onFiles(files: File[]): void; onLink?(url: string): void };

/** The empty surface: what to do, what it costs, and every way in. */
export function Zone({ wallet, children, onFiles, onLink }: Props) {
  const t = useTranslations('remove');
  const link = useLoaded(async () => (await import('./link-dialog')).LinkDialog);
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-3 px-4 py-8 text-center">
      <Fan />
      <h1 tabIndex={-1} className="mt-4 outline-none font-semibold text-[28px]/9 tracking-[-.035em] sm:text-[40px]/12">
        <span className="pointer-coarse:hidden">{t('title')}</span>
        <span className="hidden pointer-coarse:inline">{t('titleTouch')}</span>
      </h1>
      <p className="max-w-160 text-balance text-base/6 text-soft">
        {t('limits', { price: formatMicros(wallet.priceMicros) })}
      </p>
      {children}
      {wallet.capMicros && (
        <p className="text-soft tabular-nums">
          {t('capLeft', {
            left: formatMicros(spendableMicros(wallet)),
            cap: formatMicros(wallet.capMicros),
            count: imagesFor(spendableMicros(wallet), wallet.priceMicros),
          })}
        </p>
      )}
      <div className="mt-3 flex flex-wrap justify-center gap-2">
        <PickFiles className={`${control.main} max-sm:w-full`} onFiles={onFiles}>
          <ImagePlus aria-hidden className="size-4.5" />
          {t('choose')}
        </PickFiles>
        <PickFiles folder className={`${control.outlineLarge} pointer-coarse:hidden`} onFiles={onFiles}>
          <FolderOpen aria-hidden className="size-4.5" />
          {t('folder')}
        </PickFiles>
        {onLink && (
          <button type="button" className={control.outlineLarge} onClick={link.open}>
            <Link2 aria-hidden className="size-4.5" />
            {t('link')}
          </button>
        )}
        <Paste onFiles={onFiles} />
      </div>
      {onLink && link.Part && <link.Part open={link.isOpen} onClose={link.close} onLink={onLink} />}
    </div>
  );
}

function Paste({ onFiles }: { onFiles(files: File[]): void }) {
  const t = useTranslations('remove');
  const [hint, setHint] = useState(false);
  const [canRead, setCanRead] = useState(true);
  useEffect(() => setCanRead('clipboard' in navigator && 'read' in navigator.clipboard), []);
  const paste = async () => {
    const file = canRead ? await fileOfClipboard() : null;
    setHint(!file);
    if (file) onFiles([file]);
  };
  return (
    <>
      <button type="button" className={control.outlineLarge} onClick={() => void paste()}>
        <ClipboardPaste aria-hidden className="size-4.5" />
        {t('paste')}
      </button>
      <p role="status" className="w-full text-soft empty:hidden">
        {hint && t('nothingToPaste')}
      </p>
    </>
  );
}
