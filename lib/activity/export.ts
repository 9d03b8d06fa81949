import { type Column, csvBatches, csvTable, textCell } from '@/lib/csv';
import { dayOf, spanOf } from '@/lib/days';
import { LIMITS } from '@/lib/limits/rules';
import { type TooMany, takeToken } from '@/lib/limits/service';
import { ok, type Result } from '@/lib/result';
import { streamOf } from '@/lib/stream';
import type { Proof } from '@/lib/workspaces/service/prove';
import { readFilter } from './filter';
import { type DeedRow, findDeeds } from './store';
import { sentenceOf } from './words';

const COLUMNS: Column<DeedRow>[] = [
  ['activity_id', ({ id }) => id],
  ['time', ({ at }) => at.toISOString()],
  ['kind', ({ kind }) => textCell(kind)],
  ['person', ({ actorName }) => textCell(actorName)],
  ['what', (row) => textCell(sentenceOf(row, row.actorName))],
];

/** The file of a workspace's log, what of it a query filters, by the calendar of its reader's time zone: oldest first. Counted by person. */
export async function exportActivity(
  { scope, slug }: Proof<'see_activity'>,
  query: { [name: string]: string },
  timeZone: string,
  now: Date,
): Promise<Result<{ filename: string; stream: ReadableStream<Uint8Array> }, TooMany>> {
  const allowed = await takeToken(`activity-csv:${scope.userId}`, LIMITS.activityByPerson, now);
  if (!allowed.ok) return allowed;
  const filter = readFilter(query);
  const wanted = { ...filter, ...spanOf(filter, timeZone) };
  const batches = csvBatches<DeedRow>(csvTable(COLUMNS), (last, limit) =>
    findDeeds(scope, wanted, { after: last?.id ?? null }, limit),
  );
  return ok({
    filename: `clearcut-${slug}-activity-${dayOf(now, timeZone)}.csv`,
    stream: streamOf(batches, 'a log'),
  });
}
