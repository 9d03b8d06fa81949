import { CreditCard, Gift, HandCoins, ImageOff, Landmark, LoaderCircle, type LucideIcon, Undo2 } from 'lucide-react';
import Link from 'next/link';
import { PatientImage } from '@/components/ui/patient-image';
import { Time } from '@/components/ui/time';
import { formatMicros } from '@/lib/money';
import { Documents } from './documents';
import type { Row } from './rows';
import { titleOf, whatOf } from './words';

/** One row: on a phone the time and what happened stand below the name, and the balance below the amount. */
export function LedgerRow({ row, workspace }: { row: Row; workspace: string }) {
  const { entry } = row;
  const title = titleOf(row);
  const what = whatOf(row);
  const papers = row.state === 'grant' && entry.grantKind === 'purchase' ? entry.payment : null;
  const at = row.at.toISOString();
  const amount = `${row.amountMicros > 0n ? '+' : ''}${formatMicros(row.amountMicros)}`;
  return (
    <tr className="border-line border-t">
      <td className="w-0 whitespace-nowrap py-2.5 pr-6 pl-6 text-soft max-lg:hidden">
        <Time at={at} />
      </td>
      <td className="w-0 py-2.5 pr-4 max-lg:pl-4">
        <Thumbnail row={row} />
      </td>
      <td className="max-w-0 py-2.5 pr-4">
        {entry.thumbnailUrl ? (
          <Link
            href={`/w/${workspace}/cutouts/${entry.cutoutId}`}
            className="block truncate rounded decoration-line underline-offset-4 hover:underline"
          >
            {title}
          </Link>
        ) : (
          <span className="block truncate">{title}</span>
        )}
        {/* Each begins with a dot; the one that begins a line has it beyond the edge. */}
        <span className="block overflow-hidden text-[13px] text-soft lg:hidden">
          <span className="-ml-3 flex flex-wrap *:relative *:pl-3 *:before:absolute *:before:left-1 *:before:content-['·']">
            {what && (
              <span>
                {what}
                <Documents payment={papers} />
              </span>
            )}
            <Time at={at} />
          </span>
        </span>
      </td>
      <td className="w-2/5 py-2.5 pr-4 text-soft max-lg:hidden">
        {what}
        <Documents payment={papers} />
      </td>
      <td
        className={`w-0 whitespace-nowrap py-2.5 text-right align-middle tabular-nums max-lg:pr-4 lg:pr-6 ${row.amountMicros > 0n ? 'text-good' : ''}`}
      >
        {amount}
        <span className="block text-[13px] text-soft lg:hidden">{formatMicros(row.balanceMicros)}</span>
      </td>
      <td className="w-0 whitespace-nowrap py-2.5 pr-6 pl-4 text-right text-soft tabular-nums max-lg:hidden">
        {formatMicros(row.balanceMicros)}
      </td>
    </tr>
  );
}

function iconOf({ state, entry }: Row): LucideIcon {
  if (state === 'running') return LoaderCircle;
  if (state === 'grant')
    return entry.grantKind === 'purchase' ? CreditCard : entry.grantKind === 'operator' ? HandCoins : Gift;
  if (state === 'taken' || state === 'returned') return entry.debitKind === 'dispute' ? Landmark : Undo2;
  return ImageOff;
}

function Thumbnail({ row }: { row: Row }) {
  const { entry } = row;
  const place = 'grid h-9 w-11 place-items-center overflow-hidden rounded-lg';
  if (entry.thumbnailUrl) {
    return (
      <span className={`checkerboard ${place}`}>
        <PatientImage src={entry.thumbnailUrl} alt="" loading="lazy" className="size-full object-contain" />
      </span>
    );
  }
  const Icon = iconOf(row);
  return (
    <span className={`bg-hover text-soft ${place}`}>
      <Icon aria-hidden="true" className="size-4" strokeWidth={1.75} />
    </span>
  );
}
