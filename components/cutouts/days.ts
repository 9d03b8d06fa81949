import type { CutoutView } from '@/lib/cutouts/view';

export type Day = { key: string; cutouts: CutoutView[] };
export type DayName = { kind: 'today' | 'yesterday' } | { kind: 'date'; date: string };

const DAY_MS = 86_400_000;

/** The calendar day of an instant in a time zone, as YYYY-MM-DD. */
export function dayKey(at: string | number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date(at));
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

/** What a day is called at `now`: today, yesterday, or its date ("Friday, 20 November", with the year when it is another). */
export function dayName(key: string, now: number, timeZone: string): DayName {
  if (key === dayKey(now, timeZone)) return { kind: 'today' };
  if (key === dayKey(now - DAY_MS, timeZone)) return { kind: 'yesterday' };
  const sameYear = key.slice(0, 4) === dayKey(now, timeZone).slice(0, 4);
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
  return { kind: 'date', date: format.format(new Date(`${key}T00:00:00Z`)) };
}

/** "12:04" in a time zone. */
export function timeOfDay(at: string, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(new Date(at));
}
