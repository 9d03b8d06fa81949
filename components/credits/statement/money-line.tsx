import { Time } from '@/components/ui/time';
import type { EntryView } from '@/lib/ledger/view';
import { translator } from '@/lib/messages/catalogue';
import { formatCents } from '@/lib/money';
import { Documents } from '../documents';
import { titleOf, whatOf } from '../words';
import { Line, signed } from './lines';

const STATE = { grant: 'grant', debit: 'taken', debit_return: 'returned' } as const;

/** Credit that came or went, when, and what was paid for it. */
export function MoneyLine({ entry }: { entry: EntryView }) {
  const t = translator('credits');
  const { kind, payment } = entry;
  const isPurchase = entry.grantKind === 'purchase' && kind === 'grant';
  const row = { state: kind === 'debit' || kind === 'debit_return' ? STATE[kind] : STATE.grant, entry };
  const paid = payment && { total: formatCents(payment.totalCents), tax: formatCents(payment.taxCents) };
  return (
    <Line
      title={
        <>
          {titleOf(row)}
          <span className="block text-[13px] text-soft">
            <Time at={entry.at.toISOString()} form="date" />
          </span>
        </>
      }
      detail={
        <>
          {whatOf(row)}
          {isPurchase && <Documents payment={payment} />}
          {isPurchase && paid && (
            <span className="block text-[13px]">
              {t(payment.taxCents > 0 ? 'statement.paid_tax' : 'statement.paid', paid)}
            </span>
          )}
        </>
      }
      amount={signed(entry.availableMicros)}
    />
  );
}
