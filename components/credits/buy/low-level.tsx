'use client';

import { BellRing } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { parseImages } from '@/components/forms/amount';
import { type Door, useDoor } from '@/components/forms/door';
import { TroubleLine } from '@/components/forms/trouble-line';
import { Button } from '@/components/ui/button';
import { CONTROL_CLASS } from '@/components/ui/field';
import { useHydrated } from '@/components/ui/use-hydrated';
import { BELOW_ROW, Row } from './row';

/** From how many images on people are told that credit is low. */
export function LowLevel({ door, images: saved }: { door: Door<{ images: number }>; images: number }) {
  const t = useTranslations('credits.low');
  const { isBusy, error, send } = useDoor(door);
  const isReady = useHydrated();
  const [typed, setTyped] = useState(String(saved));
  const [note, setNote] = useState<'saved' | 'wrong' | null>(null);
  const images = parseImages(typed);

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setNote(images === null ? 'wrong' : null);
    if (images !== null && (await send({ images }))) setNote('saved');
  }
  return (
    <form noValidate autoComplete="off" onSubmit={save}>
      <Row
        icon={<BellRing strokeWidth={1.75} />}
        action={
          images !== saved && (
            <Button type="submit" variant="quiet" className="-mr-3.5" disabled={!isReady} pending={isBusy}>
              {t('save')}
            </Button>
          )
        }
      >
        {t.rich('label', {
          field: () => (
            <input
              inputMode="numeric"
              maxLength={9}
              value={typed}
              disabled={!isReady}
              aria-label={t('field')}
              aria-invalid={note === 'wrong' || undefined}
              title={t('never')}
              onChange={(event) => {
                setTyped(event.target.value);
                setNote(null);
              }}
              className={`${CONTROL_CLASS} mx-1 inline-block h-9! w-16! px-2! text-center tabular-nums pointer-coarse:h-11!`}
            />
          ),
        })}
        <span role="status" className="ml-2 text-good">
          {note === 'saved' && images === saved && t('saved')}
        </span>
      </Row>
      <TroubleLine className={BELOW_ROW}>{note === 'wrong' ? t('wrong') : error}</TroubleLine>
    </form>
  );
}
