'use client';

import { type FormEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { parseCents } from '@/components/forms/amount';
import { type Door, useDoor } from '@/components/forms/door';
import { TroubleLine } from '@/components/forms/trouble-line';
import { Button } from '@/components/ui/button';
import { DialogActions } from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { Time } from '@/components/ui/time';
import type { Till } from '@/lib/billing/loaders';
import { planRefund } from '@/lib/billing/rules/refund';
import { buysAt } from '@/lib/billing/rules/top-up';
import { newId } from '@/lib/ids';
import { formatCents, formatWholeCents, imagesFor } from '@/lib/money';
import { totalOf } from './refund-amount';

/** `amountCents` null: all that is unused. */
export type RefundWish = { amountCents: number | null; key: string };

/** What the form goes by. */
export type RefundTill = Pick<Till, 'refundable' | 'availableMicros' | 'topUp' | 'priceMicros'>;

/** A wish that is under way, or was sent and never answered, with the till it was made at. */
export type SentRefund = { typed: string; key: string; till: RefundTill };

const wishFor = (typed: string) => ({ typed, key: newId() });

type Props = {
  door: Door<RefundWish>;
  till: RefundTill;
  /** Sent before, and not answered: it can only be sent again. */
  sent: SentRefund | null;
  /** Null: it was answered. */
  onSent(sent: SentRefund | null): void;
  onBusy(isBusy: boolean): void;
  onCancel(): void;
  onDone(totalCents: number): void;
};

/** How much goes back, to which cards, and what stays: by the rule that the server goes by. */
export function RefundForm({ door, till, sent, onSent, onBusy, onCancel, onDone }: Props) {
  const t = useTranslations('credits.refund');
  const isAnswered = useRef(true);
  const { isBusy, error, send } = useDoor<RefundWish>({
    ...door,
    trouble: { ...door.trouble, no_answer: t('no_answer') },
    act: async (given) => {
      const answer = await door.act(given);
      isAnswered.current = true;
      return answer;
    },
  });
  const card = useTranslations('credits.card');
  const { refundable, availableMicros, priceMicros, topUp } = till;
  const most = totalOf(planRefund(refundable, availableMicros, null));
  // A wish that is sent again, because no answer came, is the same one; another amount is another.
  const [{ typed, key }, setWish] = useState(() => sent ?? wishFor((most.netCents / 100).toFixed(2)));
  const [isTold, setIsTold] = useState(false);

  const cents = parseCents(typed);
  const isWrong = cents === null || cents === 0 || cents > most.netCents;
  const parts = isWrong ? [] : planRefund(refundable, availableMicros, cents);
  const { taxCents, totalCents, goneMicros, bonusMicros } = totalOf(parts);
  const stayMicros = availableMicros - goneMicros;
  const credit = (micros: bigint) => ({ amount: formatWholeCents(micros), images: imagesFor(micros, priceMicros) });
  const level = { isOn: topUp.enabled, belowImages: topUp.belowImages };

  async function confirm(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setIsTold(isWrong);
    const field = event.currentTarget.elements.namedItem('amount');
    if (isWrong && field instanceof HTMLInputElement) field.focus();
    if (isWrong) return;
    // What was asked for stands here as it was asked, whatever the page hears of the credit meanwhile.
    onSent({ typed, key, till });
    onBusy(true);
    isAnswered.current = false;
    // All of it is asked for as all: credit may have been used since this was shown.
    const isDone = await send({ amountCents: cents === most.netCents ? null : cents, key });
    onBusy(false);
    if (isAnswered.current) onSent(null);
    if (isDone) onDone(totalCents);
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
        readOnly={sent !== null}
        onChange={(event) => setWish(wishFor(event.target.value))}
        className="tabular-nums"
      />
      {parts.length > 0 && (
        <div className="flex flex-col gap-1 text-pretty rounded-picture bg-hover px-4 py-3 tabular-nums">
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
          {bonusMicros > 0n && <p className="text-soft">{t('bonus', credit(bonusMicros))}</p>}
          <p className="text-soft">{t('stays', credit(stayMicros))}</p>
          {buysAt(level, stayMicros, priceMicros) && <p>{t('top_up_off')}</p>}
        </div>
      )}
      <TroubleLine>{error ?? (sent && !isBusy ? t('no_answer') : null)}</TroubleLine>
      <DialogActions>
        <Button size="lg" disabled={isBusy} onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button type="submit" variant="primary" size="lg" pending={isBusy} className="tabular-nums">
          {totalCents > 0 ? t('confirm', { amount: formatCents(totalCents) }) : t('confirm_none')}
        </Button>
      </DialogActions>
    </form>
  );
}
