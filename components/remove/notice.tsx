'use client';
import { X } from 'lucide-react';
import { useTranslations } from 'use-intl/react';
import { control } from '@/components/cutouts/control';
import { MAX_SOURCE_BYTES } from '@/lib/cutouts/rules';
import type { Checked } from './chosen';

const NAMED = 3;

/** What was not taken, and why. */
export function Notice({ refused, onClose }: { refused: Checked['refused']; onClose(): void }) {
  const t = useTranslations('remove');
  const why = useTranslations('refusals');
  if (refused.length === 0) return null;
  return (
    <div
      role="alert"
      className="mx-3 mt-3 flex items-start gap-3 rounded-picture border border-line bg-background py-1 pr-1 pl-4 sm:mx-5 sm:mt-5"
    >
      <ul className="min-w-0 flex-1 py-2">
        {refused.slice(0, NAMED).map(({ key, name, reason }) => (
          <li key={key} className="flex flex-wrap gap-x-2">
            <span className="max-w-full truncate font-medium">{name}</span>
            <span className="text-soft">{why(reason, { limitBytes: `${MAX_SOURCE_BYTES / 1_000_000} MB` })}</span>
          </li>
        ))}
        {refused.length > NAMED && <li className="text-soft">{t('moreRefused', { count: refused.length - NAMED })}</li>}
      </ul>
      <button type="button" className={control.icon} aria-label={t('close')} onClick={onClose}>
        <X aria-hidden className="size-4" />
      </button>
    </div>
  );
}
