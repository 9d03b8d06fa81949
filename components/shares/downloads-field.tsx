'use client';
import { useTranslations } from 'use-intl/react';

/** Whether full size leaves by the link, as the field `downloads` of a form. */
export function DownloadsField({ isOn }: { isOn: boolean }) {
  const t = useTranslations('share');
  return (
    <label className="flex items-start gap-3">
      <input
        type="checkbox"
        name="downloads"
        defaultChecked={isOn}
        className="mt-0.5 size-4.5 shrink-0 accent-action"
      />
      <span>
        <span className="font-medium">{t('downloads')}</span>
        <span className="block text-[13px] text-soft">{t('downloads_hint')}</span>
      </span>
    </label>
  );
}
