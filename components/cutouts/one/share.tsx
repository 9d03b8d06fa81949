'use client';
import { Share2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { CutoutView } from '@/lib/cutouts/view';
import { control } from '../control';

// Few who look share: its form comes when it is asked for.
const ShareDialog = lazy(async () => ({ default: (await import('@/components/shares/share-dialog')).ShareDialog }));

/** Makes a link to the cutout for people without an account. */
export function Share({ workspace, cutout }: { workspace: string; cutout: CutoutView }) {
  const t = useTranslations('share');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <button type="button" className={control.outlinePart} onClick={() => setIsOpen(true)}>
        <Share2 aria-hidden className="size-4" />
        {t('share')}
      </button>
      {isOpen && (
        <Suspense>
          <ShareDialog
            workspace={workspace}
            selection={{ ids: [cutout.id] }}
            name={cutout.name}
            onClose={() => setIsOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
