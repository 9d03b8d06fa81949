'use client';

import { ChevronDown } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { parseCents, parseImages, writeCents } from '@/components/forms/amount';
import { type Door, useDoor } from '@/components/forms/door';
import { TroubleLine } from '@/components/forms/trouble-line';
import { Button } from '@/components/ui/button';
import { DialogActions } from '@/components/ui/dialog';
import { CONTROL_CLASS, Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { Till } from '@/lib/billing/loaders';
import { buysAt } from '@/lib/billing/rules/top-up';
import { formatCents } from '@/lib/money';

export type TopUpWish = { enabled: boolean; belowImages: number; images: number; monthlyCents: number };

type Props = {
  door: Door<TopUpWish>;
  till: Pick<Till, 'packs' | 'card' | 'topUp' | 'availableMicros' | 'priceMicros' | 'addsTax'>;
  onDone(): void;
};

/** What is bought, when, and how much at most; it says what will be charged before it is agreed to. */
export function TopUpForm({ door, till, onDone }: Props) {
  const t = useTranslations('credits.top_up');
  const card = useTranslations('credits.card');
  const { isBusy, error, send } = useDoor(door);
  const { packs, topUp } = till;
  const [images, setImages] = useState((packs.find((one) => one.images === topUp.images) ?? packs[0])?.images ?? 0);
  const [below, setBelow] = useState(String(topUp.belowImages));
  const [ceiling, setCeiling] = useState(writeCents(topUp.monthlyCents));
  const [isTold, setIsTold] = useState(false);
  const packId = useId();

  const amountCents = packs.find((one) => one.images === images)?.amountCents ?? 0;
  const belowImages = parseImages(below);
  const monthlyCents = parseCents(ceiling);
  const wrong = {
    below: belowImages === null && t('wrong_number'),
    ceiling:
      monthlyCents === null
        ? t('wrong_amount')
        : monthlyCents < amountCents && t('ceiling_low', { amount: formatCents(amountCents) }),
  };
  const isOn = topUp.enabled && topUp.suspendedFor === null;

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setIsTold(true);
    if (belowImages === null || monthlyCents === null || wrong.ceiling) {
      const field = event.currentTarget.elements.namedItem(wrong.below ? 'below' : 'ceiling');
      if (field instanceof HTMLInputElement) field.focus();
    } else if (await send({ enabled: true, belowImages, images, monthlyCents })) onDone();
  }

  return (
    <form noValidate onSubmit={save} className="flex flex-col gap-4">
      <Field id={packId} label={t('pack')}>
        <span className="relative block">
          <select
            id={packId}
            value={images}
            onChange={(event) => setImages(Number(event.target.value))}
            className={`${CONTROL_CLASS} appearance-none pr-10 tabular-nums`}
          >
            {packs.map((one) => (
              <option key={one.images} value={one.images}>
                {t('pack_option', {
                  count: one.images,
                  bonus: one.bonusImages,
                  amount: formatCents(one.amountCents),
                })}
              </option>
            ))}
          </select>
          <ChevronDown
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 right-3.5 my-auto size-4 text-soft"
            strokeWidth={1.75}
          />
        </span>
      </Field>
      <div className="grid grid-cols-2 items-start gap-3">
        <Input
          name="below"
          inputMode="numeric"
          maxLength={9}
          label={t('below')}
          hint={t('below_unit')}
          error={isTold && wrong.below}
          value={below}
          onChange={(event) => setBelow(event.target.value)}
        />
        <Input
          name="ceiling"
          inputMode="decimal"
          maxLength={12}
          label={t('ceiling')}
          hint={t('ceiling_hint')}
          error={isTold && wrong.ceiling}
          value={ceiling}
          onChange={(event) => setCeiling(event.target.value)}
        />
      </div>
      {belowImages !== null && monthlyCents !== null && !wrong.ceiling && (
        <p className="text-pretty rounded-picture bg-hover px-4 py-3 tabular-nums">
          {t(till.addsTax ? 'promise_tax' : 'promise', {
            below: belowImages,
            card: till.card ? card('name', till.card) : '',
            amount: formatCents(amountCents),
            ceiling: formatCents(monthlyCents),
          })}{' '}
          {buysAt({ isOn: true, belowImages }, till.availableMicros, till.priceMicros) && (
            <strong className="font-medium">{t('at_once', { amount: formatCents(amountCents) })}</strong>
          )}
        </p>
      )}
      <TroubleLine>{error}</TroubleLine>
      <DialogActions>
        <Button size="lg" onClick={onDone}>
          {t('cancel')}
        </Button>
        <Button type="submit" variant="primary" size="lg" pending={isBusy}>
          {t(isOn ? 'save' : topUp.enabled ? 'again' : 'switch_on')}
        </Button>
      </DialogActions>
    </form>
  );
}
