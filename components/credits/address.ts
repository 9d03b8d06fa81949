import type { LedgerFilter, UsageView } from '@/lib/ledger/filter';

/** What the credits page shows, as its address says it. */
export type Shown = LedgerFilter & UsageView;

function queryOf({ kind, person, from, to, by, days }: Shown, more: { [name: string]: string } = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ kind, person, from, to, by, days, ...more })) {
    if (value !== undefined) query.set(name, String(value));
  }
  const text = query.toString();
  return text && `?${text}`;
}

/** The credits page showing this; `before` is the id that ended the page before. */
export function creditsHref(workspace: string, shown: Shown, before?: string): string {
  return `/w/${workspace}/credits${queryOf(shown, before === undefined ? {} : { before })}`;
}

/** The same entries as a file. */
export function csvHref(workspace: string, { kind, person, from, to }: LedgerFilter): string {
  const filter = { ...(kind && { kind }), ...(person && { person }), ...(from && { from }), ...(to && { to }) };
  return `/api/ledger.csv${queryOf(filter, { workspace })}`;
}
