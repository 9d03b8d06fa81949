import { Children, type ReactNode } from 'react';
import { fullDayLabel } from '@/components/ui/day-label';
import { translator } from '@/lib/messages/catalogue';
import { formatMicros } from '@/lib/money';

const AMOUNT = 'w-0 whitespace-nowrap pl-4 text-right align-top tabular-nums max-sm:w-auto max-sm:pb-0.5!';
/** On a phone what stands in the middle goes below the name. */
const ROW = 'max-sm:grid max-sm:grid-cols-[1fr_auto]';
const MIDDLE = 'align-top text-soft sm:pl-4 max-sm:col-span-2 max-sm:row-start-2 max-sm:pt-0';

/** An amount that came in says so. */
export const signed = (micros: bigint): string => `${micros > 0n ? '+' : ''}${formatMicros(micros)}`;

type BalanceProps = { name: string; day: string; micros: bigint; note?: string | undefined };

/** What there was on a day. */
export function Balance({ name, day, micros, note }: BalanceProps) {
  return (
    <tbody className="border-ink border-y max-sm:block">
      <tr className={ROW}>
        <th scope="row" className="py-3 text-left font-semibold max-sm:pb-0.5">
          {name}
          <span className="block font-normal text-[13px] text-soft">{note}</span>
        </th>
        <td className={`py-3 ${MIDDLE}`}>{fullDayLabel(day)}</td>
        <td className={`${AMOUNT} py-3 font-semibold`}>{formatMicros(micros)}</td>
      </tr>
    </tbody>
  );
}

/** Movements of one kind and their sum. */
export function Section({ name, sumMicros, children }: { name: string; sumMicros: bigint; children: ReactNode }) {
  const t = translator('credits');
  const isEmpty = Children.toArray(children).length === 0;
  return (
    <tbody className="max-sm:block nth-last-2:after:block nth-last-2:after:h-6">
      <tr className={`break-after-avoid ${ROW}`}>
        <th scope="rowgroup" colSpan={2} className="pt-6 pb-1.5 text-left font-semibold">
          {name}
        </th>
        <td className={`${AMOUNT} pt-6 pb-1.5 font-semibold`}>{signed(sumMicros)}</td>
      </tr>
      {isEmpty && <Line title={<span className="text-soft">{t('statement.none')}</span>} />}
      {children}
    </tbody>
  );
}

type LineProps = { title: ReactNode; detail?: ReactNode; amount?: string };

/** One movement: what it is, more about it, and what it came to. */
export function Line({ title, detail, amount }: LineProps) {
  return (
    <tr className={`break-inside-avoid border-line border-t ${ROW}`}>
      <td className="wrap-anywhere py-2 align-top max-sm:pb-0.5 print:py-1.5">{title}</td>
      <td className={`py-2 print:py-1.5 ${MIDDLE}`}>{detail}</td>
      <td className={`${AMOUNT} py-2 print:py-1.5`}>{amount}</td>
    </tr>
  );
}
