import { useTranslations } from 'use-intl/react';
import type { Pack } from '@/lib/billing/rules/catalogue';
import { formatCents } from '@/lib/money';

/** The look of one choice among others; its radio button is there for keyboards and screen readers. */
export const TILE_CLASS =
  'relative rounded-picture border border-line px-4 py-3 transition-colors duration-150 hover:border-edge has-checked:border-accent has-checked:bg-accent/12 has-[input[type=radio]:focus-visible]:outline-2 has-[input[type=radio]:focus-visible]:outline-accent has-[input[type=radio]:focus-visible]:outline-offset-2';

type Props = { pack: Pack; isChosen: boolean; onChoose(): void };

export function PackTile({ pack: { images, bonusImages, amountCents }, isChosen, onChoose }: Props) {
  const t = useTranslations('credits');
  return (
    <label className={`cursor-pointer ${TILE_CLASS}`}>
      <input
        type="radio"
        name="pack"
        value={images}
        checked={isChosen}
        onChange={onChoose}
        className="absolute inset-0 cursor-pointer appearance-none outline-none"
      />
      <span className="flex flex-wrap items-baseline justify-between gap-x-2">
        <span className={isChosen ? 'text-ink' : 'text-soft'}>
          {t.rich('pack', {
            count: images,
            b: (number) => <span className="font-semibold text-ink text-lg/6 tabular-nums">{number}</span>,
          })}
        </span>
        {bonusImages > 0 && (
          <span className="font-medium text-[13px] text-good tabular-nums">{t('bonus', { count: bonusImages })}</span>
        )}
      </span>
      <span className="block tabular-nums">{formatCents(amountCents)}</span>
    </label>
  );
}
