import { useId, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import { CONTROL_CLASS } from '@/components/ui/field';
import { formatCents, imagesFor, microsOf } from '@/lib/money';
import { TILE_CLASS } from './pack-tile';

type Props = {
  isChosen: boolean;
  onChoose(): void;
  value: string;
  onType(text: string): void;
  /** What was typed, where it can be bought. */
  cents: number | null;
  isWrong: boolean;
  priceMicros: bigint;
  leastCents: number;
  mostCents: number;
};

/** The last choice: an amount of one's own, in dollars, and how many images that is. */
export function OtherAmount(props: Props) {
  const { isChosen, onChoose, value, onType, cents, isWrong, priceMicros, leastCents, mostCents } = props;
  const t = useTranslations('credits.buy');
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const limits = { least: formatCents(leastCents), most: formatCents(mostCents) };
  return (
    <div className={`col-span-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 ${TILE_CLASS}`}>
      <label className={`min-h-6 cursor-pointer ${isChosen ? 'text-ink' : 'text-soft'}`}>
        <input
          type="radio"
          name="pack"
          value="other"
          checked={isChosen}
          onChange={onChoose}
          // By a pointer one goes on to type; by keyboard one may be on the way to another choice.
          onClick={(event) => event.detail > 0 && field.current?.focus()}
          className={`absolute inset-0 cursor-pointer appearance-none outline-none ${isChosen ? 'pointer-events-none' : ''}`}
        />
        {t('other')}
      </label>
      <div className={isChosen ? 'relative flex items-center gap-3 max-sm:w-full' : 'sr-only'}>
        <p id={`${id}-hint`} className="whitespace-nowrap text-soft tabular-nums max-sm:order-last max-sm:ml-auto">
          {cents === null
            ? t('amount_hint', limits)
            : t('amount_images', { count: imagesFor(microsOf(cents), priceMicros) })}
        </p>
        <span className="relative">
          <span aria-hidden className="absolute inset-y-0 left-3 grid place-items-center text-soft">
            $
          </span>
          <input
            ref={field}
            name="amount"
            inputMode="decimal"
            maxLength={12}
            value={value}
            tabIndex={isChosen ? 0 : -1}
            aria-label={t('amount')}
            aria-describedby={`${id}-hint ${id}-wrong`}
            aria-invalid={isWrong || undefined}
            onChange={(event) => onType(event.target.value)}
            className={`${CONTROL_CLASS} h-10 w-30 pl-7 tabular-nums`}
          />
        </span>
      </div>
      <p id={`${id}-wrong`} role="alert" className="w-full text-[13px] text-bad empty:hidden">
        {isWrong && isChosen && t('amount_wrong', limits)}
      </p>
    </div>
  );
}
