import { ReceiptText } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Surface } from '@/components/ui/surface';
import { translator } from '@/lib/messages/catalogue';
import type { EntryView } from '@/lib/wallet/loaders';
import { LedgerRow } from './ledger-row';
import { rowsOf } from './rows';

type Props = { workspace: string; entries: EntryView[]; nextBefore: string | null; isOlder: boolean };

/** Everything that moved money, newest first. */
export function Ledger({ workspace, entries, nextBefore, isOlder }: Props) {
  const t = translator('credits');
  const here = `/w/${workspace}/credits`;
  return (
    <Surface id="ledger" aria-labelledby="ledger-title" className="scroll-mt-20 overflow-hidden">
      <div className="flex min-h-16 items-center justify-between gap-4 px-4 py-3 md:px-6">
        <h2 id="ledger-title" className="font-semibold text-xl/7 tracking-tight">
          {t('ledger')}
        </h2>
        {isOlder && (
          <ButtonLink href={here} variant="quiet">
            {t('newest')}
          </ButtonLink>
        )}
      </div>
      {entries.length === 0 ? (
        <div className="border-line border-t">
          <EmptyState icon={<ReceiptText className="size-7" strokeWidth={1.5} />} title={t('empty.title')}>
            {t('empty.text')}
          </EmptyState>
        </div>
      ) : (
        <table className="w-full border-collapse">
          <thead className="border-line text-left text-[13px] text-soft lg:border-t">
            <tr>
              <Heading className="pl-6 max-lg:hidden">{t('columns.when')}</Heading>
              <Heading className="pr-4" span={2}>
                {t('columns.title')}
              </Heading>
              <Heading className="pr-4 max-lg:hidden">{t('columns.what')}</Heading>
              <Heading className="text-right lg:pr-6">{t('columns.amount')}</Heading>
              <Heading className="pr-6 pl-4 text-right max-lg:hidden">{t('columns.balance')}</Heading>
            </tr>
          </thead>
          <tbody>
            {rowsOf(entries).map((row) => (
              <LedgerRow key={row.id} row={row} workspace={workspace} />
            ))}
          </tbody>
        </table>
      )}
      {nextBefore && (
        <div className="border-line border-t p-3 text-center">
          <ButtonLink href={`${here}?before=${nextBefore}#ledger`}>{t('older')}</ButtonLink>
        </div>
      )}
    </Surface>
  );
}

/**
 * A column's name; on a phone, where the columns explain themselves, for screen readers only. The words are hidden and not
 * the row: taken out of its table, it would name nothing.
 */
function Heading({ className, span, children }: { className: string; span?: number; children: string }) {
  return (
    <th scope="col" colSpan={span} className={`whitespace-nowrap p-0 font-normal lg:py-2 ${className}`}>
      <span className="max-lg:sr-only">{children}</span>
    </th>
  );
}
