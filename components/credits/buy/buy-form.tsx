'use client';

import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { parseCents } from '@/components/forms/amount';
import { type Door, useDoor } from '@/components/forms/door';
import { TroubleLine } from '@/components/forms/trouble-line';
import { Button } from '@/components/ui/button';
import { useHydrated } from '@/components/ui/use-hydrated';
import type { Choice, Pack } from '@/lib/billing/rules/catalogue';
import { formatCents } from '@/lib/money';
import { OtherAmount } from './other-amount';
import { PackTile } from './pack-tile';

const PROPOSED_IMAGES = 1_000;

type Props = {
  door: Door<Choice>;
  packs: readonly Pack[];
  priceMicros: bigint;
  leastCents: number;
  mostCents: number;
};

/** A pack, or an amount of one's own, and the way to the checkout. */
export function BuyForm({ door, packs, priceMicros, leastCents, mostCents }: Props) {
  const t = useTranslations('credits.buy');
  const { isBusy, error, send } = useDoor(door);
  const isReady = useHydrated();
  const [chosen, setChosen] = useState<number | 'other'>(() => proposed(packs)?.images ?? 'other');
  const [typed, setTyped] = useState('');
  const [isWrong, setIsWrong] = useState(false);

  const other = parseCents(typed);
  const pack = packs.find(({ images }) => images === chosen);
  const otherCents = other !== null && other >= leastCents && other <= mostCents ? other : null;
  const amountCents = pack?.amountCents ?? otherCents;

  function pay(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pack) return void send({ images: pack.images });
    setIsWrong(otherCents === null);
    if (otherCents !== null) return void send({ amountCents: otherCents });
    const field = event.currentTarget.elements.namedItem('amount');
    if (field instanceof HTMLInputElement) field.focus();
  }

  return (
    // What a browser restores of a form is not what this one shows.
    <form noValidate autoComplete="off" onSubmit={pay} className="flex flex-col gap-4">
      <fieldset className="grid grid-cols-2 gap-2.5">
        <legend className="sr-only">{t('packs')}</legend>
        {packs.map((one) => (
          <PackTile key={one.images} pack={one} isChosen={pack === one} onChoose={() => setChosen(one.images)} />
        ))}
        <OtherAmount
          isChosen={!pack}
          onChoose={() => setChosen('other')}
          value={typed}
          onType={(text) => {
            setTyped(text);
            setIsWrong(false);
          }}
          isWrong={isWrong}
          {...{ priceMicros, leastCents, mostCents, cents: otherCents }}
        />
      </fieldset>
      <Button type="submit" variant="primary" size="lg" disabled={!isReady} pending={isBusy} className="tabular-nums">
        {amountCents === null ? t('pay_nothing') : t('pay', { amount: formatCents(amountCents) })}
      </Button>
      <TroubleLine>{error}</TroubleLine>
    </form>
  );
}

/** The pack of a thousand, where it is sold; else the middle one. */
const proposed = (packs: readonly Pack[]) =>
  packs.find(({ images }) => images === PROPOSED_IMAGES) ?? packs[Math.floor(packs.length / 2)];
