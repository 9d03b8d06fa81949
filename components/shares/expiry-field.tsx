'use client';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { CONTROL_CLASS, Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { LIVES, type Life } from './expiry';

type Props = {
  /** A link that exists may stay as it is. */
  first: 'keep' | 'd30';
  error: string | undefined;
};

/** How long a link works, as the fields `life` and `day` of a form. */
export function ExpiryField({ first, error }: Props) {
  const t = useTranslations('share');
  const id = useId();
  const [life, setLife] = useState<Life>(first);
  const lives: Life[] = first === 'keep' ? ['keep', ...LIVES] : [...LIVES];
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field id={id} label={t('until')} error={life === 'date' ? undefined : error}>
        <select
          id={id}
          name="life"
          value={life}
          onChange={(event) => setLife(lives.find((one) => one === event.target.value) ?? first)}
          className={CONTROL_CLASS}
        >
          {lives.map((one) => (
            <option key={one} value={one}>
              {t(`expiry.${one}`)}
            </option>
          ))}
        </select>
      </Field>
      {life === 'date' && <Input type="date" name="day" label={t('date')} error={error} required />}
    </div>
  );
}
