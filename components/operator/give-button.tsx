'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Door } from '@/components/forms/door';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { useHydrated } from '@/components/ui/use-hydrated';
import { formatMicros } from '@/lib/money';
import { type GiftForm, GiveForm } from './give-form';

type Props = { door: Door<GiftForm>; name: string; priceMicros: bigint };

/** Opens the form for one workspace, and says afterwards what it was given. */
export function GiveButton({ door, name, priceMicros }: Props) {
  const t = useTranslations('operator.give');
  const isReady = useHydrated();
  const [isOpen, setIsOpen] = useState(false);
  const [givenMicros, setGivenMicros] = useState(0n);
  return (
    <>
      <Button disabled={!isReady} aria-label={t('open_to', { name })} onClick={() => setIsOpen(true)}>
        {t('open')}
      </Button>
      <p role="status" className="basis-full text-good text-pretty tabular-nums empty:hidden">
        {givenMicros > 0n && t('done', { name, amount: formatMicros(givenMicros) })}
      </p>
      <Dialog open={isOpen} onClose={() => setIsOpen(false)} title={t('dialog', { name })} closeLabel={t('close')}>
        {isOpen && (
          <GiveForm
            door={door}
            name={name}
            priceMicros={priceMicros}
            onDone={(micros) => {
              setGivenMicros(micros);
              setIsOpen(false);
            }}
          />
        )}
      </Dialog>
    </>
  );
}
