import { CalendarDays } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { buttonClass } from '@/components/ui/button-class';
import { CONTROL_CLASS } from '@/components/ui/field';
import { MENU_ITEM } from '@/components/ui/menu-item';
import type { LedgerFilter } from '@/lib/ledger/filter';
import { translator } from '@/lib/messages/catalogue';
import { creditsHref, type Shown } from '../address';
import { dayLabel, fullDayLabel } from '../day-label';
import { Anchored } from './anchored';

type Preset = 'this_month' | 'last_month' | 'thirty_days';

type Props = {
  workspace: string;
  shown: Shown;
  presets: Record<Preset, Pick<LedgerFilter, 'from' | 'to'>>;
};

const PRESETS = ['this_month', 'last_month', 'thirty_days'] as const;

/** From when to when: by name, or from one day to another, as a form that asks for the page again. */
export function Dates({ workspace, shown, presets }: Props) {
  const t = translator('credits');
  const { from, to, ...rest } = shown;
  const named = PRESETS.find((one) => presets[one].from === from && presets[one].to === to);
  const label = named ? t(`filters.${named}`) : spanLabel(from, to);
  return (
    <Anchored
      label={t('filters.dates', { shown: label })}
      triggerClassName={buttonClass({ variant: 'quiet', className: `max-md:px-2.5 ${from || to ? 'bg-hover' : ''}` })}
      trigger={
        <>
          <CalendarDays aria-hidden="true" className="size-4.5" strokeWidth={1.5} />
          {label}
        </>
      }
    >
      {[undefined, ...PRESETS].map((one) => (
        <a
          key={one ?? ''}
          href={`${creditsHref(workspace, one ? { ...rest, ...presets[one] } : rest)}#ledger`}
          aria-current={named === one && (one || !(from || to)) ? 'true' : undefined}
          className={`${MENU_ITEM} aria-[current]:font-medium`}
        >
          {one ? t(`filters.${one}`) : t('filters.any_time')}
        </a>
      ))}
      <form
        action={`/w/${workspace}/credits#ledger`}
        className="mt-1.5 flex flex-col gap-2.5 border-line border-t p-2.5 pt-3"
      >
        {Object.entries(rest).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={String(value)} />
        ))}
        <DayField name="from" label={t('filters.from')} day={from} />
        <DayField name="to" label={t('filters.to')} day={to} />
        <Button type="submit">{t('filters.apply')}</Button>
      </form>
    </Anchored>
  );
}

function spanLabel(from?: string, to?: string): string {
  const t = translator('credits');
  if (from && to) return from === to ? fullDayLabel(to) : `${dayLabel(from)} – ${fullDayLabel(to)}`;
  if (from) return t('filters.since', { from: fullDayLabel(from) });
  return to ? t('filters.until', { to: fullDayLabel(to) }) : t('filters.any_time');
}

function DayField({ name, label, day }: { name: string; label: string; day: string | undefined }) {
  return (
    <label className="flex items-center gap-3">
      <span className="w-10 shrink-0 text-soft">{label}</span>
      <input type="date" name={name} defaultValue={day} min="1970-01-01" max="2999-12-31" className={CONTROL_CLASS} />
    </label>
  );
}
