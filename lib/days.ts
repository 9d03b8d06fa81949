// Calendar days as `YYYY-MM-DD` and months as `YYYY-MM`, in their reader's time zone.

const DAY_MS = 86_400_000;
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const fields = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  const clock = new Intl.DateTimeFormat('en-GB', { ...fields, second: '2-digit', hourCycle: 'h23', timeZone });
  clocks.set(timeZone, clock);
  return clock;
}

/** What the clocks there show, read as if it were UTC. */
function shownMs(atMs: number, timeZone: string): number {
  const { year, month, day, hour, minute, second } = Object.fromEntries(
    clockOf(timeZone)
      .formatToParts(atMs)
      .map(({ type, value }) => [type, value]),
  );
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

const isoDay = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** Whether a text is a day of the calendar that people could mean. */
export function isDay(text: string): boolean {
  return /^(19[7-9]|2\d\d)\d-\d\d-\d\d$/.test(text) && isoDay(Date.parse(`${text}T00:00:00Z`) || 0) === text;
}

export const isMonth = (text: string): boolean => isDay(`${text}-01`);

/** The day it is somewhere. */
export const dayOf = (at: Date, timeZone: string): string => isoDay(shownMs(at.getTime(), timeZone));

/** The day so many days later. */
export const plusDays = (day: string, days: number): string => isoDay(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS);

/** The month so many months later. */
export function plusMonths(month: string, months: number): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return isoDay(Date.UTC(year, number - 1 + months, 1)).slice(0, 7);
}

/** A day's first instant; where clocks are put forward at midnight, that is not 00:00. */
export function startOfDay(day: string, timeZone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const aheadMs = (atMs: number) => shownMs(atMs, timeZone) - Math.floor(atMs / 1000) * 1000;
  // By the clock of the day before, and then by that of the instant before: they may have been changed in between.
  const near = midnight - aheadMs(midnight - DAY_MS);
  const start = midnight - aheadMs(near - 1000);
  return new Date(shownMs(start, timeZone) < midnight ? midnight - aheadMs(start) : start);
}

/** From a day to another, both included; without one, as far as there is. */
export type Days = { from?: string; to?: string };

/** The days an address asks for, in either order; what is no day counts as missing. */
export function readDays(query: { from?: string | undefined; to?: string | undefined }): Days {
  const days = [query.from, query.to].map((day = '') => (isDay(day) ? day : ''));
  const [from, to] = days[0] && days[1] ? days.toSorted() : days;
  return { ...(from && { from }), ...(to && { to }) };
}

/** The instants days begin and end with, as a time zone has them; `until` is exclusive. */
export function spanOf({ from, to }: Days, timeZone: string): { since?: Date; until?: Date } {
  return {
    ...(from && { since: startOfDay(from, timeZone) }),
    ...(to && { until: startOfDay(plusDays(to, 1), timeZone) }),
  };
}
