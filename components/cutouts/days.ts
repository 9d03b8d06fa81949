import { partsOf } from '@/components/ui/dates';
import type { CutoutView } from '@/lib/cutouts/view';

export type Day = { key: string; cutouts: CutoutView[] };
export type DayName = { kind: 'today' | 'yesterday' } | { kind: 'date'; date: string };

const DAY_MS = 86_400_000;

/** The calendar day of an instant in a time zone, as YYYY-MM-DD. */
function dayKey(at: string | number, timeZone: string): string {
  const { year, month, day } = partsOf(at, { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return `${year}-${month}-${day}`;
}

/** Consecutive cutouts of the same calendar day, in the order given. */
export function groupByDay(cutouts: CutoutView[], timeZone: string): Day[] {
  const days: Day[] = [];
  for (const cutout of cutouts) {
    const key = dayKey(cutout.createdAt, timeZone);
    const last = days.at(-1);
    if (last?.key === key) last.cutouts.push(cutout);
    else days.push({ key, cutouts: [cutout] });
  }
  return days;
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
