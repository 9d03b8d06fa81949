import { ReceiptText } from 'lucide-react';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Surface } from '@/components/ui/surface';
import type { EntryView } from '@/lib/ledger/view';
import { translator } from '@/lib/messages/catalogue';
import { creditsHref, type Shown } from './address';
import { LedgerRow } from './ledger-row';
import { rowsOf } from './rows';

type Props = {
  workspace: string;
  shown: Shown;
  entries: EntryView[];
  nextBefore: string | null;
  isOlder: boolean;
  /** What chooses among the entries. */
  children: ReactNode;
};

/** Everything that moved money, newest first, or what a filter left of it. */
export function Ledger({ workspace, shown, entries, nextBefore, isOlder, children }: Props) {
  const t = translator('credits');
  const { by, days, ...filter } = shown;
  const isFiltered = Object.keys(filter).length > 0;
  const whole = { ...(by && { by }), ...(days && { days }) };
  return (
    <Surface id="ledger" aria-labelledby="ledger-title" className="overflow-hidden">
      <div className="flex min-h-16 flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3 md:px-6">
        <h2 id="ledger-title" className="font-semibold text-xl/7 tracking-tight">
          {t('ledger')}
        </h2>
        {children}
      </div>
      {entries.length === 0 && (
        <div className="border-line border-t">
          <EmptyState
            icon={<ReceiptText className="size-7" strokeWidth={1.5} />}
            title={isFiltered ? t('filters.none_title') : t('empty.title')}
          >
            {isFiltered ? (
              <>
                <p>{t('filters.none_text')}</p>
                <ButtonLink href={creditsHref(workspace, whole)} scroll={false} className="mt-4">
                  {t('filters.clear')}
                </ButtonLink>
              </>
            ) : (
              t('empty.text')
            )}
          </EmptyState>
        </div>
      )}
      {entries.length > 0 && <Entries workspace={workspace} entries={entries} />}
      {(nextBefore || isOlder) && (
        <div className="flex justify-center gap-2 border-line border-t p-3">
          {isOlder && (
            <ButtonLink href={`${creditsHref(workspace, shown)}#ledger`} variant="quiet">
              {t('newest')}
            </ButtonLink>
          )}
          {nextBefore && (
            <ButtonLink href={`${creditsHref(workspace, shown, nextBefore)}#ledger`}>{t('older')}</ButtonLink>
          )}
        </div>
      )}
    </Surface>
  );
}

function Entries({ workspace, entries }: { workspace: string; entries: EntryView[] }) {
  const t = translator('credits');
  return (
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
