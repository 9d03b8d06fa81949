'use client';

import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { DialogActions } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { Time } from '@/components/ui/time';
import type { Till } from '@/lib/billing/loaders';
import { planRefund } from '@/lib/billing/rules/refund';
import { formatCents, formatMicros } from '@/lib/money';
import { parseCents } from './amount';
import { type Door, useDoor } from './door';
import { totalOf } from './refund-amount';
import { TroubleLine } from './trouble-line';

/** Null: all that is unused. */
export type RefundWish = { amountCents: number | null };

type Props = {
  door: Door<RefundWish>;
  till: Pick<Till, 'refundable' | 'availableMicros'>;
  onCancel(): void;
  onDone(totalCents: number): void;
};

/** How much goes back, to which cards, and what stays: by the rule that the server goes by. */
export function RefundForm({ door, till: { refundable, availableMicros }, onCancel, onDone }: Props) {
  const t = useTranslations('credits.refund');
  const card = useTranslations('credits.card');
  const { isBusy, error, send } = useDoor(door);
  const most = totalOf(planRefund(refundable, availableMicros, null));
  const [typed, setTyped] = useState((most.netCents / 100).toFixed(2));
  const [isTold, setIsTold] = useState(false);

  const cents = parseCents(typed);
  const isWrong = cents === null || cents === 0 || cents > most.netCents;
  const parts = isWrong ? [] : planRefund(refundable, availableMicros, cents);
  const { taxCents, totalCents, goneMicros } = totalOf(parts);

  async function confirm(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setIsTold(isWrong);
    const field = event.currentTarget.elements.namedItem('amount');
    if (isWrong && field instanceof HTMLInputElement) field.focus();
    // All of it is asked for as all: credit may have been used since this was shown.
    if (!isWrong && (await send({ amountCents: cents === most.netCents ? null : cents }))) onDone(totalCents);
  }

  return (
    <form noValidate onSubmit={confirm} className="flex flex-col gap-4">
      <p className="text-pretty text-soft">{t('text')}</p>
      <Input
        name="amount"
        inputMode="decimal"
        maxLength={12}
        label={t('amount')}
        hint={t('amount_hint', { most: formatCents(most.netCents) })}
        error={isTold && isWrong && t('amount_wrong', { most: formatCents(most.netCents) })}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className="tabular-nums"
      />
      {parts.length > 0 && (
        <div className="flex flex-col gap-1 rounded-picture bg-hover px-4 py-3 tabular-nums">
          <ul className="flex max-h-40 flex-col gap-1 overflow-y-auto">
            {parts.map(({ paymentId, netCents, taxCents }) => {
              const payment = refundable.find((one) => one.paymentId === paymentId);
              return (
                payment && (
                  <li key={paymentId}>
                    {t.rich('to', {
                      amount: formatCents(netCents + taxCents),
                      card: payment.card ? card('name', payment.card) : card('unnamed'),
                      b: (words) => <strong className="font-medium">{words}</strong>,
                      when: () => <Time at={payment.paidAt.toISOString()} form="date" />,
                    })}
                  </li>
                )
              );
            })}
          </ul>
          {taxCents > 0 && <p className="text-soft">{t('tax', { amount: formatCents(taxCents) })}</p>}
          <p className="text-soft">{t('stays', { amount: formatMicros(availableMicros - goneMicros) })}</p>
        </div>
      )}
      <TroubleLine>{error}</TroubleLine>
      <DialogActions>
        <Button size="lg" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button type="submit" variant="primary" size="lg" pending={isBusy} className="tabular-nums">
          {totalCents > 0 ? t('confirm', { amount: formatCents(totalCents) }) : t('confirm_none')}
        </Button>
      </DialogActions>
    </form>
  );
}
