import { dayOf, isDay, plusDays, startOfDay } from '@/lib/days';

const KINDS = ['images', 'credit', 'returns'] as const;

export type LedgerKind = (typeof KINDS)[number];

/** Which entries somebody wants to see; days (`YYYY-MM-DD`) are their own calendar's, both included. */
export type LedgerFilter = { kind?: LedgerKind; person?: string; from?: string; to?: string };

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The filter an address asks for; what is no filter of ours counts as missing, and days may come in either order. */
export function readFilter(query: { [name: string]: string | undefined }): LedgerFilter {
  const kind = KINDS.find((one) => one === query.kind);
  const person = query.person?.toLowerCase();
  const days = [query.from, query.to].map((day = '') => (isDay(day) ? day : ''));
  const [from, to] = days[0] && days[1] ? days.toSorted() : days;
  return {
    ...(kind && { kind }),
    ...(person && UUID.test(person) && { person }),
    ...(from && { from }),
    ...(to && { to }),
  };
}

/** The instants a filter's days begin and end with, as a time zone has them; `until` is exclusive. */
export function spanOf({ from, to }: LedgerFilter, timeZone: string): { since?: Date; until?: Date } {
  return {
    ...(from && { since: startOfDay(from, timeZone) }),
    ...(to && { until: startOfDay(plusDays(to, 1), timeZone) }),
  };
}

/** Spans people ask for most, as filters. */
export function presetsAt(now: Date, timeZone: string) {
  const today = dayOf(now, timeZone);
  const first = `${today.slice(0, 7)}-01`;
  const lastOfPrevious = plusDays(first, -1);
  return {
    this_month: { from: first, to: today },
    last_month: { from: `${lastOfPrevious.slice(0, 7)}-01`, to: lastOfPrevious },
    thirty_days: { from: plusDays(today, -29), to: today },
  };
}

const PERIODS = [7, 30, 90] as const;

/** How usage is shown; what is left out is by day, and the last 30. */
export type UsageView = { by?: 'person'; days?: (typeof PERIODS)[number] };

/** The view an address asks for. */
export function readUsageView({ by, days }: { [name: string]: string | undefined }): UsageView {
  const period = PERIODS.find((one) => String(one) === days);
  return { ...(by === 'person' && { by }), ...(period && period !== 30 && { days: period }) };
}
