'use client';
import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { buttonClass } from '@/components/ui/button-class';
import { Dialog } from '@/components/ui/dialog';
import type { CutoutView } from '@/lib/cutouts/view';
import { control } from '../control';

/** Moves the cutout to the trash, after a question. */
export function Delete({ workspace, cutout }: { workspace: string; cutout: CutoutView }) {
  const t = useTranslations('cutouts');
  const router = useRouter();
  const [state, setState] = useState<'idle' | 'asking' | 'busy' | 'broken'>('idle');
  const remove = async () => {
    setState('busy');
    const response = await fetch(`/api/cutouts/${cutout.id}`, { method: 'DELETE' }).catch(() => null);
    if (!response?.ok && response?.status !== 404) return setState('broken');
    router.push(`/w/${workspace}/cutouts`);
    router.refresh();
  };
  return (
    <>
      <button type="button" className={control.outlinePart} onClick={() => setState('asking')}>
        <Trash2 aria-hidden className="size-4" />
        {t('delete')}
      </button>
      <Dialog open={state !== 'idle'} onClose={() => setState('idle')} title={t('deleteTitle')} closeLabel={t('keep')}>
        <p className="wrap-anywhere text-soft">{t('deleteText', { name: cutout.name })}</p>
        {state === 'broken' && (
          <p role="alert" className="text-bad">
            {t('deleteBroken')}
          </p>
        )}
        <div className="mt-2 flex justify-end gap-2">
          <button type="button" className={control.outlineLarge} onClick={() => setState('idle')}>
            {t('keep')}
          </button>
          <button
            type="button"
            className={buttonClass({ variant: 'danger', size: 'lg' })}
            disabled={state === 'busy'}
            onClick={() => void remove()}
          >
            {t('deleteConfirm')}
          </button>
        </div>
      </Dialog>
    </>
  );
}
