import { ChartNoAxesColumn } from 'lucide-react';
import Link from 'next/link';
import type { Usage as UsageData } from '@/lib/ledger/loaders';
import { translator } from '@/lib/messages/catalogue';
import { formatMicros } from '@/lib/money';
import { creditsHref, type Shown } from '../address';
import { Days } from './days';
import { People } from './people';
import './usage.css';

type Props = { workspace: string; shown: Shown; usage: UsageData; priceMicros: bigint };

const PERIODS = [7, 30, 90] as const;

/** What was used lately, by day or by person. */
export function Usage({ workspace, shown, usage, priceMicros }: Props) {
  const t = translator('credits');
  const { by, days: period = 30, ...rest } = shown;
  const wide = { ...rest, ...(by && { by }) };
  const isEmpty = usage.by === 'day' ? usage.days.every(({ images }) => images === 0) : usage.people.length === 0;
  const same = { ...rest, ...(shown.days && { days: shown.days }) };
  return (
    <section aria-label={t('usage.label')} className="mt-8 flex flex-1 flex-col">
      <nav className="-mx-2 mb-3 flex flex-wrap justify-between gap-x-4 text-[13px] text-soft">
        <span className="flex">
          <Choice href={creditsHref(workspace, same)} isChosen={!by}>
            {t('usage.by_day')}
          </Choice>
          <Choice href={creditsHref(workspace, { ...same, by: 'person' })} isChosen={by === 'person'}>
            {t('usage.by_person')}
          </Choice>
        </span>
        <span className="flex">
          {PERIODS.map((days) => (
            <Choice
              key={days}
              href={creditsHref(workspace, days === 30 ? wide : { ...wide, days })}
              isChosen={days === period}
            >
              {t('usage.period', { days })}
            </Choice>
          ))}
        </span>
      </nav>
      {isEmpty ? (
        <div className="flex flex-1 flex-col items-center justify-center gap-4 py-8 text-center text-soft">
          <ChartNoAxesColumn aria-hidden="true" className="size-7" strokeWidth={1.5} />
          <p className="max-w-[44ch] text-balance">
            {t('usage.none', { days: period })} {t('rule', { price: formatMicros(priceMicros) })}
          </p>
        </div>
      ) : usage.by === 'day' ? (
        <Days key={period} days={usage.days} />
      ) : (
        <People usage={usage} />
      )}
    </section>
  );
}

function Choice({ href, isChosen, children }: { href: string; isChosen: boolean; children: string }) {
  return (
    <Link
      href={href}
      scroll={false}
      aria-current={isChosen ? 'true' : undefined}
      className="flex h-8 items-center rounded-lg px-2 hover:text-ink aria-[current]:font-medium aria-[current]:text-ink pointer-coarse:h-11"
    >
      {children}
    </Link>
  );
}
