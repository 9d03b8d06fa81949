'use client';
import { Share2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { CutoutView } from '@/lib/cutouts/view';
import { BarButton } from './bar-button';

const ShareDialog = lazy(async () => ({ default: (await import('@/components/shares/share-dialog')).ShareDialog }));

/** A link shows so many at most. */
const MOST = 200;

/** Makes a link to the finished ones among what is chosen, in their order. */
export function ShareChosen({ workspace, chosen }: { workspace: string; chosen: CutoutView[] }) {
  const t = useTranslations('gallery');
  const [isOpen, setIsOpen] = useState(false);
  const ids = chosen.filter(({ status }) => status === 'succeeded').map(({ id }) => id);
  return (
    <>
      <BarButton
        icon={Share2}
        label={t('share')}
        isWide
        disabled={ids.length === 0 || ids.length > MOST}
        onClick={() => setIsOpen(true)}
      />
      {isOpen && (
        <Suspense fallback={null}>
          <ShareDialog workspace={workspace} selection={{ ids }} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
