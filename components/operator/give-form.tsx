'use client';

import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { parseCents, parseImages } from '@/components/forms/amount';
import { type Door, useDoor } from '@/components/forms/door';
import { TroubleLine } from '@/components/forms/trouble-line';
import { Button } from '@/components/ui/button';
import { DialogActions } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { newId } from '@/lib/ids';
import { formatCents, formatMicros, imagesFor } from '@/lib/money';
import { type Gift, giftMicros, MOST_CENTS, REASON_MAX, reasonOf } from '@/lib/operator/rules';
import { UnitChoice } from './unit-choice';

export type GiftForm = { key: string; gift: Gift; reason: string };

type Props = { door: Door<GiftForm>; name: string; priceMicros: bigint; onDone(micros: bigint): void };

/** How much and why; then, before anything moves, what that means. By the rules that the server goes by. */
export function GiveForm({ door, name, priceMicros, onDone }: Props) {
  const t = useTranslations('operator.give');
  const { isBusy, error, send } = useDoor(door);
  // One for each time the form is opened: pressing twice, or again after an answer was lost, gives once.
  const [key] = useState(() => newId());
  const [unit, setUnit] = useState<'images' | 'dollars'>('images');
  const [typed, setTyped] = useState('');
  const [typedReason, setTypedReason] = useState('');
  const [isTold, setIsTold] = useState(false);
  const [isChecking, setIsChecking] = useState(false);

  const gift: Gift = unit === 'images' ? { images: parseImages(typed) ?? 0 } : { amountCents: parseCents(typed) ?? 0 };
  const micros = giftMicros(gift, priceMicros);
  const reason = reasonOf(typedReason);
  const most = formatCents(MOST_CENTS);

  async function go(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setIsTold(true);
    const field = event.currentTarget.elements.namedItem(micros.ok ? 'reason' : 'amount');
    if (!micros.ok || reason === null) {
      if (field instanceof HTMLInputElement) field.focus();
    } else if (!isChecking) setIsChecking(true);
    else if (await send({ key, gift, reason })) onDone(micros.value);
  }

  return (
    <form noValidate autoComplete="off" onSubmit={go} className="flex flex-col gap-4">
      {isChecking && micros.ok ? (
        <>
          <div className="flex flex-col gap-2 rounded-picture bg-hover px-4 py-3">
            <p className="wrap-anywhere tabular-nums">
              {t.rich('check', {
                name,
                amount: formatMicros(micros.value),
                count: imagesFor(micros.value, priceMicros),
                b: (words) => <strong className="font-semibold">{words}</strong>,
              })}
            </p>
            <p className="wrap-anywhere">“{reason}”</p>
          </div>
          <p className="text-soft">{t('cannot')}</p>
        </>
      ) : (
        <>
          <UnitChoice unit={unit} onChoose={setUnit} />
          <Input
            name="amount"
            inputMode={unit === 'images' ? 'numeric' : 'decimal'}
            maxLength={12}
            label={t(unit)}
            hint={micros.ok ? amountHint(unit, micros.value, priceMicros, t) : t('most', { most })}
            error={isTold && !micros.ok && t('amount_wrong', { most })}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            className="tabular-nums"
          />
          <Input
            name="reason"
            maxLength={REASON_MAX}
            label={t('reason')}
            hint={t('reason_hint')}
            error={isTold && reason === null && t('reason_wrong')}
            value={typedReason}
            onChange={(event) => setTypedReason(event.target.value)}
          />
        </>
      )}
      <TroubleLine>{error}</TroubleLine>
      <DialogActions>
        {isChecking && (
          <Button size="lg" onClick={() => setIsChecking(false)}>
            {t('back')}
          </Button>
        )}
        <Button type="submit" variant="primary" size="lg" pending={isBusy} className="tabular-nums">
          {isChecking && micros.ok ? t('confirm', { amount: formatMicros(micros.value) }) : t('review')}
        </Button>
      </DialogActions>
    </form>
  );
}

type Translate = ReturnType<typeof useTranslations<'operator.give'>>;

/** What is typed in one unit, in the other. */
function amountHint(unit: 'images' | 'dollars', micros: bigint, priceMicros: bigint, t: Translate): string {
  return unit === 'images' ? formatMicros(micros) : t('worth', { count: imagesFor(micros, priceMicros) });
}
