import { packsAt } from '@/lib/billing/rules';
import { translator } from '@/lib/messages/catalogue';
import { CARD_DECIMALS, formatMicros } from '@/lib/money';

/** What each size of credit costs. */
export function Packs({ priceMicros }: { priceMicros: bigint }) {
  const t = translator('credits');
  return (
    <ul className="grid grid-cols-2 gap-2.5">
      {packsAt(priceMicros).map(({ images, amountMicros }) => (
        <li key={images} className="rounded-picture border border-line px-4 py-3">
          <p className="text-soft">
            {t.rich('pack', {
              count: images,
              b: (number) => <span className="font-semibold text-ink text-lg/6 tabular-nums">{number}</span>,
            })}
          </p>
          <p className="text-ink tabular-nums">{formatMicros(amountMicros, CARD_DECIMALS)}</p>
        </li>
      ))}
    </ul>
  );
}
