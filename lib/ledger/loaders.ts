import { dayOf, isMonth, plusDays, plusMonths, startOfDay } from '@/lib/days';
import { requireRight } from '@/lib/workspaces/loaders';
import type { LedgerFilter, UsageView } from './filter';
import { wantedBy } from './reading';
import { statementOf } from './statement';
import { type EntryRow, findEntries, findPeople } from './store/entries';
import { findImages, findLastId, findStanding } from './store/statement';
import { countHeld, findUsageBetween, findUsageByPerson } from './store/usage';
import { viewOf } from './view';

const PAGE = 50;

type Place = { before?: string | undefined; timeZone: string };

/** A page of the ledger, newest first, of what a filter wants; `before` is the id that ended the page before. */
export async function loadLedger(slug: string, filter: LedgerFilter, { before, timeZone }: Place) {
  const { scope } = await requireRight(slug, 'see_money');
  const wanted = await wantedBy(scope, filter, timeZone);
  if (!wanted) return { entries: [], nextBefore: null };
  const place = { before: before && /^\d{1,18}$/.test(before) ? BigInt(before) : null };
  const rows = await findEntries(scope, wanted, place, PAGE + 2);
  const page = rows.slice(0, isPair(rows[PAGE - 1], rows[PAGE]) ? PAGE + 1 : PAGE);
  return {
    entries: page.map((row) => viewOf(row, scope.userId)),
    nextBefore: rows.length > page.length ? (page.at(-1)?.id.toString() ?? null) : null,
  };
}

/** Money that came back and its leaving, side by side: a page shows them as one row, so it does not end between them. */
const isPair = (release: EntryRow | undefined, reserve: EntryRow | undefined) =>
  release?.kind === 'release' && reserve?.kind === 'reserve' && release.cutoutId === reserve.cutoutId;

/** The people whose images the ledger may hold: members first, then those who left. */
export async function loadPeople(slug: string) {
  const { scope } = await requireRight(slug, 'see_money');
  return (await findPeople(scope)).map((one) => ({ ...one, isYou: one.id === scope.userId }));
}

export type PersonView = Awaited<ReturnType<typeof loadPeople>>[number];

/** How many cutouts have money set aside now. */
export async function loadHeldCount(slug: string) {
  return countHeld((await requireRight(slug, 'see_money')).scope);
}

/** What was used on the days up to today, by the calendar of a time zone: day by day, or person by person. */
export async function loadUsage(slug: string, { by, days = 30 }: UsageView, timeZone: string, now: Date) {
  const { scope } = await requireRight(slug, 'see_money');
  const today = dayOf(now, timeZone);
  const list = Array.from({ length: days }, (_, index) => plusDays(today, index + 1 - days));
  const bounds = [...list, plusDays(today, 1)].map((day) => startOfDay(day, timeZone));
  if (by === 'person') {
    const people = await findUsageByPerson(scope, bounds);
    const perDay = (buckets: Record<string, number>) => list.map((_, index) => buckets[index + 1] ?? 0);
    return {
      ...{ by, list },
      people: people.map(({ buckets, ...one }) => ({
        ...{ ...one, perDay: perDay(buckets), isYou: one.id !== null && one.id === scope.userId },
      })),
    };
  }
  const used = new Map((await findUsageBetween(scope, bounds)).map((use) => [use.bucket, use]));
  const perDay = list.map((day, index) => {
    const { images = 0, amountMicros = 0n } = used.get(index + 1) ?? {};
    return { day, images, amountMicros };
  });
  return { by: 'day' as const, days: perDay };
}

export type Usage = Awaited<ReturnType<typeof loadUsage>>;

/** One month of the ledger (`YYYY-MM`, the present one when it is none), by the calendar of a time zone. */
export async function loadStatement(slug: string, asked: string | undefined, timeZone: string, now: Date) {
  const { scope, workspace, viewer } = await requireRight(slug, 'see_money');
  const present = dayOf(now, timeZone).slice(0, 7);
  const month = asked && isMonth(asked) && asked <= present ? asked : present;
  const span = {
    since: startOfDay(`${month}-01`, timeZone),
    until: startOfDay(`${plusMonths(month, 1)}-01`, timeZone),
    upTo: await findLastId(scope),
  };
  const [opening, closing, images, credit, returns] = await Promise.all([
    findStanding(scope, { until: span.since, upTo: span.upTo }),
    findStanding(scope, { until: span.until, upTo: span.upTo }),
    findImages(scope, span),
    findEntries(scope, { ...span, kind: 'credit' }, { after: 0n }, ALL),
    findEntries(scope, { ...span, kind: 'returns' }, { after: 0n }, ALL),
  ]);
  const view = (row: EntryRow) => viewOf(row, viewer.userId);
  const first = dayOf(workspace.createdAt, timeZone).slice(0, 7);
  return {
    month,
    previous: month > first ? plusMonths(month, -1) : null,
    next: month < present ? plusMonths(month, 1) : null,
    isRunning: month === present,
    lastDay: month === present ? dayOf(now, timeZone) : plusDays(`${plusMonths(month, 1)}-01`, -1),
    ...statementOf({ opening, closing, images, credit: credit.map(view), returns: returns.map(view) }),
  };
}

/** A month has some payments, not millions. */
const ALL = 1_000_000;

export type Statement = Awaited<ReturnType<typeof loadStatement>>;
