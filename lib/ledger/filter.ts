import { type Days, dayOf, plusDays, readDays } from '@/lib/days';

const KINDS = ['images', 'credit', 'returns'] as const;

export type LedgerKind = (typeof KINDS)[number];

/** Which entries somebody wants to see; the days are their own calendar's. */
export type LedgerFilter = Days & { kind?: LedgerKind; person?: string };

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The filter an address asks for; what is no filter of ours counts as missing. */
export function readFilter(query: { [name: string]: string | undefined }): LedgerFilter {
  const kind = KINDS.find((one) => one === query.kind);
  const person = query.person?.toLowerCase();
  return {
    ...(kind && { kind }),
    ...(person && UUID.test(person) && { person }),
    ...readDays(query),
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
