import { clsx } from 'clsx';
import { translator } from '@/lib/messages/catalogue';
import { formatMicros } from '@/lib/money';
import { type Figures, marginMicros } from '@/lib/operator/rules';

export const COLUMNS = ['images', 'sold', 'paid_in', 'given_back', 'fees', 'upstream', 'margin'] as const;

type Money = Exclude<(typeof COLUMNS)[number], 'images'>;

/** What each column says of money; what leaves is negative. */
export const amountsOf = (figures: Figures): Record<Money, bigint> => ({
  sold: figures.soldMicros,
  paid_in: figures.paidInMicros,
  given_back: -figures.givenBackMicros,
  fees: -figures.feesMicros,
  upstream: -figures.upstreamMicros,
  margin: marginMicros(figures),
});

type Props = {
  name: string;
  detail?: string;
  figures: Figures;
  /** How many decimals each column has, so that its amounts line up. */
  decimals: Record<Money, number>;
  isSum?: boolean;
};

/** One day's figures, or those of all days shown. */
export function DayRow({ name, detail, figures, decimals, isSum = false }: Props) {
  const t = translator('operator');
  const amounts = amountsOf(figures);
  const edge = clsx('border-line border-t', isSum ? 'bg-hover py-3.5 font-semibold' : 'py-2.5');
  const cell = (column: (typeof COLUMNS)[number]): string | null => {
    if (column === 'images') return figures.images === 0 ? null : figures.images.toLocaleString('en-US');
    return amounts[column] === 0n ? null : formatMicros(amounts[column], decimals[column]);
  };
  return (
    <tr>
      <th
        scope="row"
        className={clsx(
          edge,
          'sticky left-0 z-10 whitespace-nowrap pr-4 pl-4 text-left align-top tabular-nums md:pl-6',
          !isSum && 'bg-panel font-normal',
        )}
      >
        {name}
        {detail && <span className="block font-normal text-[13px] text-soft max-sm:hidden">{detail}</span>}
      </th>
      {COLUMNS.map((column) => (
        <td
          key={column}
          className={clsx(
            edge,
            'whitespace-nowrap pl-6 text-right align-top tabular-nums last:pr-4 md:last:pr-6',
            column === 'margin' && 'font-medium',
            column === 'margin' && amounts.margin < 0n && 'text-bad',
          )}
        >
          {cell(column) ?? (
            <span className="text-soft">
              <span aria-hidden="true">–</span>
              <span className="sr-only">{t('days.none')}</span>
            </span>
          )}
          {column === 'fees' && figures.unknownFees > 0 && (
            <span className="block font-normal text-[13px] text-soft">
              {t('days.unknown', { count: figures.unknownFees })}
            </span>
          )}
        </td>
      ))}
    </tr>
  );
}
