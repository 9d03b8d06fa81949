'use client';

import { useId } from 'react';
import { useTranslations } from 'use-intl/react';

const UNITS = ['images', 'dollars'] as const;
type Unit = (typeof UNITS)[number];

/** Whether an amount is counted in images or in dollars. */
export function UnitChoice({ unit, onChoose }: { unit: Unit; onChoose(unit: Unit): void }) {
  const t = useTranslations('operator.give');
  const name = useId();
  return (
    <fieldset className="flex rounded-control bg-hover p-1">
      <legend className="sr-only">{t('unit')}</legend>
      {UNITS.map((one) => (
        <label
          key={one}
          className="flex h-9 flex-1 cursor-pointer items-center justify-center rounded-lg font-medium text-soft has-focus-visible:outline-2 has-focus-visible:outline-accent has-checked:bg-panel dark:has-checked:bg-line has-checked:text-ink has-checked:shadow-sm pointer-coarse:h-11"
        >
          <input
            type="radio"
            name={name}
            value={one}
            checked={unit === one}
            onChange={() => onChoose(one)}
            className="sr-only"
          />
          {t(`in_${one}`)}
        </label>
      ))}
    </fieldset>
  );
}
