'use client';

import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { parseImages } from '@/components/forms/amount';
import { type Door, useDoor } from '@/components/forms/door';
import { TroubleLine } from '@/components/forms/trouble-line';
import { Button } from '@/components/ui/button';
import { CONTROL_CLASS, Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { useHydrated } from '@/components/ui/use-hydrated';
import { isOlderThan, isRetention, RETENTION_CHOICES, RETENTION_MOST_DAYS } from '@/lib/workspaces/rules/retention';

type Props = {
  door: Door<{ days: number | null }>;
  days: number | null;
  /** When the oldest cutout was made; null: there is none. */
  oldestAt: Date | null;
  now: Date;
};

const isListed = (days: number | null) => days === null || RETENTION_CHOICES.some((one) => one === days);

/** How long cutouts are kept, and what saving it would do at once. */
export function Retention({ door, days: saved, oldestAt, now }: Props) {
  const t = useTranslations('workspace.settings.retention');
  const both = useTranslations('workspace.settings');
  const { isBusy, error, send } = useDoor(door);
  const isReady = useHydrated();
  const id = useId();
  const [choice, setChoice] = useState(isListed(saved) ? String(saved ?? '') : 'own');
  const [typed, setTyped] = useState(isListed(saved) ? '' : String(saved));
  const [note, setNote] = useState<'saved' | 'wrong' | null>(null);
  const given = choice === '' ? null : choice === 'own' ? (parseImages(typed) ?? 0) : Number(choice);
  const days = isRetention(given) ? given : undefined;

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setNote(days === undefined ? 'wrong' : null);
    if (days !== undefined && (await send({ days }))) setNote('saved');
  }
  const isNow = days !== undefined && oldestAt !== null && isOlderThan(oldestAt, days, now);
  return (
    <form noValidate autoComplete="off" onSubmit={save} className="flex flex-col gap-5">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <Field id={id} label={t('label')}>
            <select
              id={id}
              value={choice}
              onChange={(event) => {
                setChoice(event.target.value);
                setNote(null);
              }}
              className={CONTROL_CLASS}
            >
              <option value="">{t('never')}</option>
              {RETENTION_CHOICES.map((one) => (
                <option key={one} value={one}>
                  {t('days', { days: one })}
                </option>
              ))}
              <option value="own">{t('own')}</option>
            </select>
          </Field>
        </div>
        {choice === 'own' && (
          <div className="w-28">
            <Input
              label={t('own_label')}
              inputMode="numeric"
              maxLength={4}
              value={typed}
              aria-invalid={note === 'wrong' || undefined}
              onChange={(event) => {
                setTyped(event.target.value);
                setNote(null);
              }}
              className="tabular-nums"
            />
          </div>
        )}
      </div>
      {note === 'wrong' && <TroubleLine>{t('wrong', { most: RETENTION_MOST_DAYS })}</TroubleLine>}
      <p aria-live="polite" className={`text-pretty ${isNow && days !== saved ? 'text-bad' : 'text-soft'}`}>
        {days === null && t('stay')}
        {days && (isNow ? t('now', { days }) : t('later'))}
      </p>
      <TroubleLine>{error}</TroubleLine>
      <div className="flex items-center gap-4">
        <Button type="submit" disabled={!isReady} pending={isBusy}>
          {both('save')}
        </Button>
        <p role="status" className="text-good">
          {note === 'saved' && both('saved')}
        </p>
      </div>
    </form>
  );
}
