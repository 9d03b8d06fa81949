import { partsOf } from '@/components/ui/dates';

export type DayName = { kind: 'today' | 'yesterday' } | { kind: 'date'; date: string };

const DAY_MS = 86_400_000;
const QUARTER_MS = 900_000;

/** The calendar day of an instant in a time zone, as YYYY-MM-DD. */
export function dayKey(at: string | number, timeZone: string): string {
  const { year, month, day } = partsOf(at, { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return `${year}-${month}-${day}`;
}

/**
 * The same for many instants of one time zone. They share what a quarter of an hour came to: zones differ by whole ones, and
 * asking the calendar ten thousand times would hold up a scroll.
 */
export function dayKeys(timeZone: string): (at: string) => string {
  const known = new Map<number, string>();
  return (at) => {
    const quarter = Math.floor(Date.parse(at) / QUARTER_MS);
    const key = known.get(quarter) ?? dayKey(quarter * QUARTER_MS, timeZone);
    known.set(quarter, key);
    return key;
  };
}

/** What a day is called at `now`: today, yesterday, or its date ("Friday 20 November", with the year when it is another). */
export function dayName(key: string, now: number, timeZone: string): DayName {
  if (key === dayKey(now, timeZone)) return { kind: 'today' };
  if (key === dayKey(now - DAY_MS, timeZone)) return { kind: 'yesterday' };
  const form = { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
  const { weekday, day, month, year } = partsOf(`${key}T00:00:00Z`, form);
  const isThisYear = dayKey(now, timeZone).startsWith(`${year}-`);
  return { kind: 'date', date: `${weekday} ${day} ${month}${isThisYear ? '' : ` ${year}`}` };
}
