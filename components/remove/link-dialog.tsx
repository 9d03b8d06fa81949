'use client';
import type { FormEvent } from 'react';
import { useTranslations } from 'use-intl/react';
import { control } from '@/components/cutouts/control';
import { Dialog } from '@/components/ui/dialog';

type Props = { open: boolean; onClose(): void; onLink(url: string): void };

/** Asks for the address of a photo. */
export function LinkDialog({ open, onClose, onLink }: Props) {
  const t = useTranslations('remove');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onClose();
    onLink(String(new FormData(event.currentTarget).get('url')));
  };
  return (
    <Dialog open={open} onClose={onClose} title={t('linkTitle')} closeLabel={t('close')}>
      <form onSubmit={submit} className="text-left">
        <label>
          <span className="text-soft">{t('linkLabel')}</span>
          <input
            name="url"
            type="url"
            required
            pattern="https?://.*"
            placeholder="https://"
            className="mt-1 h-11 w-full rounded-control border border-edge bg-background px-3"
          />
        </label>
        <div className="mt-6 flex justify-end gap-2">
          <button type="button" className={control.outlineLarge} onClick={onClose}>
            {t('cancel')}
          </button>
          <button type="submit" className={control.main}>
            {t('linkStart')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
