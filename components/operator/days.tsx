import { Download } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { fullDayLabel } from '@/components/ui/day-label';
import { Surface } from '@/components/ui/surface';
import { translator } from '@/lib/messages/catalogue';
import { CARD_DECIMALS, formatMicros } from '@/lib/money';
import type { DaysView } from '@/lib/operator/loaders';
import { amountsOf, COLUMNS, DayRow } from './day-row';

const PAGE = '/operator';

/** What came in and what went out, day by day, and what it comes to. */
export function Days({ view: { days, sum, first, last, before, olderBefore } }: { view: DaysView }) {
  const t = translator('operator');
  const csv = before ? `/api/operator.csv?before=${before}` : '/api/operator.csv';
  const shown = [sum, ...days].map(amountsOf);
  const most = (column: 'sold' | 'upstream' | 'margin') =>
    Math.max(...shown.map((amounts) => formatMicros(amounts[column]).split('.')[1]?.length ?? 0));
  const decimals = {
    ...{ sold: most('sold'), upstream: most('upstream'), margin: most('margin') },
    ...{ paid_in: CARD_DECIMALS, given_back: CARD_DECIMALS, fees: CARD_DECIMALS },
  };
  return (
    <Surface className="overflow-hidden">
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3 px-4 pt-4 pb-4 md:px-6 md:pt-5">
        <div className="min-w-0 flex-1 basis-72">
          <h2 id="days-title" className="font-semibold text-xl/7 tracking-tight">
            {t('days.title')}
          </h2>
          <p className="mt-1 max-w-[76ch] text-pretty text-soft">{t('days.text')}</p>
        </div>
        <a
          href={csv}
          download
          aria-label={t('days.csv_label')}
          className={buttonClass({ variant: 'quiet', className: 'max-sm:-ml-3.5' })}
        >
          <Download aria-hidden="true" className="size-4" strokeWidth={1.75} />
          {t('days.csv')}
        </a>
      </div>
      {/* Wider than a phone: the day stays where it is, the figures pass under it. */}
      <section
        aria-labelledby="days-title"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        className="relative overflow-x-auto border-line border-t focus-visible:outline-offset-[-2px]"
      >
        <table className="w-full border-separate border-spacing-0">
          <thead className="text-[13px] text-soft">
            <tr>
              <th scope="col" className="sticky left-0 z-10 bg-panel py-2.5 pr-4 pl-4 text-left font-normal md:pl-6">
                {t('days.day')}
              </th>
              {COLUMNS.map((name) => (
                <th
                  key={name}
                  scope="col"
                  title={t(`days.hints.${name}`)}
                  className="whitespace-nowrap py-2.5 pl-6 text-right font-normal last:pr-4 md:last:pr-6"
                >
                  {t(`days.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <DayRow
              figures={sum}
              decimals={decimals}
              isSum
              name={t('days.sum', { count: days.length })}
              detail={t('days.span', { first: fullDayLabel(first), last: fullDayLabel(last) })}
            />
            {days.map((figures) => (
              <DayRow key={figures.day} figures={figures} decimals={decimals} name={fullDayLabel(figures.day)} />
            ))}
          </tbody>
        </table>
      </section>
      {(olderBefore || before) && (
        <div className="flex justify-center gap-2 border-line border-t p-3">
          {before && (
            <ButtonLink href={PAGE} variant="quiet">
              {t('days.newest')}
            </ButtonLink>
          )}
          {olderBefore && <ButtonLink href={`${PAGE}?before=${olderBefore}`}>{t('days.older')}</ButtonLink>}
        </div>
      )}
    </Surface>
  );
}
