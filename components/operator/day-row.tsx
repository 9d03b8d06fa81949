import { clsx } from 'clsx';
import { translator } from '@/lib/messages/catalogue';
import { formatMicros } from '@/lib/money';
import { type Figures, marginMicros } from '@/lib/operator/rules';

export const COLUMNS = ['images', 'sold', 'paid_in', 'given_back', 'fees', 'upstream', 'margin'] as const;

type Props = { name: string; detail?: string; figures: Figures; isSum?: boolean };

/** One day's figures, or those of all days shown. A day of nothing is quiet. */
export function DayRow({ name, detail, figures, isSum = false }: Props) {
  const t = translator('operator');
  const margin = marginMicros(figures);
  const cells: Record<(typeof COLUMNS)[number], string | null> = {
    images: figures.images === 0 ? null : figures.images.toLocaleString('en-US'),
    sold: amount(figures.soldMicros),
    paid_in: amount(figures.paidInMicros),
    given_back: amount(-figures.givenBackMicros),
    fees: amount(-figures.feesMicros),
    upstream: amount(-figures.upstreamMicros),
    margin: amount(margin),
  };
  const edge = clsx('border-line border-t', isSum ? 'bg-hover py-3.5 font-semibold' : 'py-2.5');
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
            column === 'margin' && margin < 0n && 'text-bad',
            column === 'margin' && margin > 0n && 'text-good',
          )}
        >
          {cells[column] ?? (
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

const amount = (micros: bigint): string | null => (micros === 0n ? null : formatMicros(micros));
