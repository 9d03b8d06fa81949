import { partsOf } from './dates';

const parts = (day: string) =>
  partsOf(`${day}T00:00:00Z`, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });

/** "11 Nov" of a day (YYYY-MM-DD). */
export function dayLabel(day: string): string {
  const { day: number, month = '' } = parts(day);
  return `${number} ${month.slice(0, 3)}`;
}

/** "11 Nov 2026" of a day. */
export const fullDayLabel = (day: string): string => `${dayLabel(day)} ${parts(day).year}`;

/** "November" and "2026" of a month (YYYY-MM). */
export function monthNames(month: string): { month: string; year: string } {
  const { month: name = '', year = '' } = parts(`${month}-01`);
  return { month: name, year };
}
