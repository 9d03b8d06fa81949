import { CalendarDays } from 'lucide-react';
import { translator } from '@/lib/messages/catalogue';
import { Anchored } from './anchored';
import { Button } from './button';
import { buttonClass } from './button-class';
import { dayLabel, fullDayLabel } from './day-label';
import { CONTROL_CLASS } from './field';
import { MENU_ITEM } from './menu-item';

/** From one day to another (`YYYY-MM-DD`), both included; without one, as far as there is. */
export type Span = { from?: string | undefined; to?: string | undefined };
export type SpanPresets = Record<(typeof PRESETS)[number], Span>;

type Props = {
  shown: Span;
  presets: SpanPresets;
  /** The address that shows a span. */
  href: (span: Span) => string;
  /** The address that the form asks, and what else it says. */
  action: string;
  others: { [name: string]: string };
};

const PRESETS = ['this_month', 'last_month', 'thirty_days'] as const;
const t = translator('dates');

/** From when to when: by name, or from one day to another, as a form that asks for the page again. */
export function DateSpan({ shown: { from, to }, presets, href, action, others }: Props) {
  const named = PRESETS.find((one) => presets[one].from === from && presets[one].to === to);
  const label = named ? t(named) : spanLabel(from, to);
  return (
    <Anchored
      label={t('label', { shown: label })}
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
          href={href(one ? presets[one] : {})}
          aria-current={named === one && (one || !(from || to)) ? 'true' : undefined}
          className={`${MENU_ITEM} aria-[current]:font-medium`}
        >
          {one ? t(one) : t('any_time')}
        </a>
      ))}
      <form action={action} className="mt-1.5 flex flex-col gap-2.5 border-line border-t p-2.5 pt-3">
        {Object.entries(others).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <DayField name="from" label={t('from')} day={from} />
        <DayField name="to" label={t('to')} day={to} />
        <Button type="submit">{t('apply')}</Button>
      </form>
    </Anchored>
  );
}

function spanLabel(from?: string, to?: string): string {
  if (from && to) return from === to ? fullDayLabel(to) : `${dayLabel(from)} – ${fullDayLabel(to)}`;
  if (from) return t('since', { from: fullDayLabel(from) });
  return to ? t('until', { to: fullDayLabel(to) }) : t('any_time');
}

/** One end of a span. */
export function DayField({ name, label, day }: { name: string; label: string; day: string | undefined }) {
  return (
    <label className="flex items-center gap-3">
      <span className="w-10 shrink-0 text-soft max-md:w-20">{label}</span>
      <input type="date" name={name} defaultValue={day} min="1970-01-01" max="2999-12-31" className={CONTROL_CLASS} />
    </label>
  );
}
