import type { Pack } from '@/lib/billing/rules/catalogue';
import { translator } from '@/lib/messages/catalogue';
import { formatCents } from '@/lib/money';

/** What each size of credit costs. */
export function Packs({ packs }: { packs: readonly Pack[] }) {
  const t = translator('credits');
  return (
    <ul className="grid grid-cols-2 gap-2.5">
      {packs.map(({ images, bonusImages, amountCents }) => (
        <li key={images} className="rounded-picture border border-line px-4 py-3">
          <p className="text-soft">
            {t.rich('pack', {
              count: images,
              b: (number) => <span className="font-semibold text-ink text-lg/6 tabular-nums">{number}</span>,
            })}
            {bonusImages > 0 && (
              <span className="ml-2 font-medium text-[13px] text-good tabular-nums">
                {t('bonus', { count: bonusImages })}
              </span>
            )}
          </p>
          <p className="text-ink tabular-nums">{formatCents(amountCents)}</p>
        </li>
      ))}
    </ul>
  );
}
