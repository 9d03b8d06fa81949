'use client';
import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { CutoutView } from '@/lib/cutouts/view';
import { control } from '../control';

/** Moves the cutout to the trash, after a question. */
export function Delete({ workspace, cutout }: { workspace: string; cutout: CutoutView }) {
  const t = useTranslations('cutouts');
  const router = useRouter();
  const dialog = useRef<HTMLDialogElement>(null);
  const [state, setState] = useState<'idle' | 'busy' | 'broken'>('idle');
  const remove = async () => {
    setState('busy');
    const response = await fetch(`/api/cutouts/${cutout.id}`, { method: 'DELETE' }).catch(() => null);
    if (!response?.ok && response?.status !== 404) return setState('broken');
    router.push(`/w/${workspace}/cutouts`);
    router.refresh();
  };
  return (
    <>
      <button type="button" className={`${control.outline} max-lg:h-11`} onClick={() => dialog.current?.showModal()}>
        <Trash2 aria-hidden className="size-4" />
        {t('delete')}
      </button>
      <dialog
        ref={dialog}
        aria-labelledby="delete-title"
        className="m-auto w-[min(24rem,calc(100vw-2rem))] rounded-surface border border-line bg-panel p-6 text-ink shadow-2xl backdrop:bg-black/50"
      >
        <h2 id="delete-title" className="font-semibold text-lg tracking-tight">
          {t('deleteTitle')}
        </h2>
        <p className="mt-2 break-words text-soft">{t('deleteText', { name: cutout.name })}</p>
        {state === 'broken' && (
          <p role="alert" className="mt-2 text-bad">
            {t('deleteBroken')}
          </p>
        )}
        <form method="dialog" className="mt-6 flex justify-end gap-2">
          <button type="submit" className={control.outlineLarge}>
            {t('keep')}
          </button>
          <button
            type="button"
            className={`${control.main} bg-ink text-background`}
            disabled={state === 'busy'}
            onClick={() => void remove()}
          >
            {t('deleteConfirm')}
          </button>
        </form>
      </dialog>
    </>
  );
}
