'use client';
import Link from 'next/link';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { buttonClass } from '@/components/ui/button-class';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { MAX_ITEMS } from '@/lib/shares/rules';
import type { ShareView } from '@/lib/shares/view';
import { CopyLink } from './copy-link';
import { MakeForm } from './make-form';

type Props = {
  workspace: string;
  /** Finished cutouts of the workspace, at most 200, in the order they shall be shown in. */
  selection: { ids: string[] };
  /** The title it begins with. */
  name?: string;
  onClose(): void;
};

/** Makes a link to what is selected, and hands it over. Needs the sentences of `share`. */
export function ShareDialog({ workspace, selection, name = '', onClose }: Props) {
  const t = useTranslations('share');
  const [made, setMade] = useState<ShareView | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const title = made ? t('made') : t('dialog', { count: selection.ids.length });
  return (
    <Dialog open isBusy={isBusy} onClose={onClose} title={title} closeLabel={t('close')}>
      {selection.ids.length > MAX_ITEMS ? (
        <p className="text-pretty text-soft">{t('too_many', { count: MAX_ITEMS })}</p>
      ) : made?.url ? (
        <Made workspace={workspace} url={made.url} />
      ) : (
        <MakeForm {...{ workspace, name, onClose }} ids={selection.ids} onBusy={setIsBusy} onMade={setMade} />
      )}
    </Dialog>
  );
}

function Made({ workspace, url }: { workspace: string; url: string }) {
  const t = useTranslations('share');
  const [isBroken, setIsBroken] = useState(false);
  return (
    <>
      <input
        readOnly
        // biome-ignore lint/a11y/noAutofocus: the dialog's next step is to take the link
        autoFocus
        value={url}
        aria-label={t('link')}
        onFocus={(event) => event.target.select()}
        className="h-11 w-full rounded-control border border-edge bg-hover px-3.5 font-mono text-[13px]"
      />
      {isBroken && (
        <p role="alert" className="text-bad">
          {t('copy_broken')}
        </p>
      )}
      <DialogActions>
        <Link href={`/w/${workspace}/shares`} prefetch={false} className={buttonClass({ size: 'lg' })}>
          {t('all')}
        </Link>
        <CopyLink url={url} isMain onBroken={() => setIsBroken(true)} />
      </DialogActions>
    </>
  );
}
