'use client';
import type { FormEvent, RefObject } from 'react';
import { useTranslations } from 'use-intl/react';
import { control } from '@/components/cutouts/control';
import type { RemoveStore } from './store';

/** Asks for the address of a photo. */
export function LinkDialog({ ref, store }: { ref: RefObject<HTMLDialogElement | null>; store: RemoveStore }) {
  const t = useTranslations('remove');
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const url = String(new FormData(event.currentTarget).get('url'));
    event.currentTarget.reset();
    store.startOne({ url }, nameOf(url));
  };
  return (
    <dialog
      ref={ref}
      aria-labelledby="link-title"
      className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-surface border border-line bg-panel p-6 text-left text-ink shadow-2xl backdrop:bg-black/50"
    >
      <form method="dialog" onSubmit={submit}>
        <h2 id="link-title" className="font-semibold text-lg tracking-tight">
          {t('linkTitle')}
        </h2>
        <label className="mt-4 block">
          <span className="text-soft">{t('linkLabel')}</span>
          <input
            name="url"
            type="url"
            required
            pattern="https?://.*"
            placeholder="https://"
            className="mt-1 h-11 w-full rounded-control border border-line bg-background px-3 outline-offset-2 outline-accent focus-visible:outline-2"
          />
        </label>
        <div className="mt-6 flex justify-end gap-2">
          <button type="button" className={control.outlineLarge} onClick={() => ref.current?.close()}>
            {t('cancel')}
          </button>
          <button type="submit" className={control.main}>
            {t('linkStart')}
          </button>
        </div>
      </form>
    </dialog>
  );
}

const nameOf = (url: string) => new URL(url).pathname.split('/').at(-1) || new URL(url).hostname;
