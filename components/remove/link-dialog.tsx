'use client';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { control } from '@/components/cutouts/control';
import { Dialog } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';

type Props = { open: boolean; onClose(): void; onLink(url: string): void };

const isWebAddress = (text: string) => /^https?:\/\/./i.test(text) && URL.canParse(text);

/** Asks for the address of a photo. */
export function LinkDialog({ open, onClose, onLink }: Props) {
  const t = useTranslations('remove');
  const [isWrong, setIsWrong] = useState(false);
  const close = () => {
    setIsWrong(false);
    onClose();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const input = event.currentTarget.elements.namedItem('url');
    const url = String(new FormData(event.currentTarget).get('url')).trim();
    if (isWebAddress(url)) {
      close();
      return onLink(url);
    }
    setIsWrong(true);
    if (input instanceof HTMLInputElement) input.focus();
  };
  return (
    <Dialog open={open} onClose={close} title={t('linkTitle')} closeLabel={t('close')}>
      <form noValidate onSubmit={submit} className="text-left">
        <Input
          name="url"
          type="url"
          required
          placeholder="https://"
          label={t('linkLabel')}
          error={isWrong && t('linkWrong')}
        />
        <div className="mt-6 flex justify-end gap-2">
          <button type="button" className={control.outlineLarge} onClick={close}>
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
