'use client';
import { useTranslations } from 'use-intl/react';
import type { Sorting } from '../sorting';

type Props = { targets: Sorting['moveTargets']; chosen: string; onChoose(slug: string): void; isBusy: boolean };

/** Which workspace they go to. */
export function MoveTo({ targets, chosen, onChoose, isBusy }: Props) {
  const t = useTranslations('gallery');
  return (
    <fieldset disabled={isBusy} className="flex max-h-60 flex-col gap-1 overflow-y-auto">
      <legend className="mb-1.5 font-medium">{t('moveTo')}</legend>
      {targets.map(({ slug, name }) => (
        <label
          key={slug}
          className="flex min-h-11 items-center gap-3 rounded-control px-3 hover:bg-hover has-[:checked]:bg-hover"
        >
          <input
            type="radio"
            name="to"
            value={slug}
            checked={slug === chosen}
            onChange={() => onChoose(slug)}
            className="size-4 accent-action"
          />
          <span className="min-w-0 truncate">{name}</span>
        </label>
      ))}
    </fieldset>
  );
}
