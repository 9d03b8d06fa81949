import type { Operator } from '@/lib/auth/viewer';
import { type Column, csvTable, dollarsCell, textCell } from '@/lib/csv';
import { LIMITS } from '@/lib/limits/rules';
import { type TooMany, takeToken } from '@/lib/limits/service';
import { ok, type Result } from '@/lib/result';
import { daysOf } from './loaders';
import { type DayFigures, marginMicros } from './rules';

const COLUMNS: Column<DayFigures>[] = [
  ['day', ({ day }) => textCell(day)],
  ['images', ({ images }) => String(images)],
  ['sold_usd', ({ soldMicros }) => dollarsCell(soldMicros)],
  ['paid_in_usd', ({ paidInMicros }) => dollarsCell(paidInMicros)],
  ['given_back_usd', ({ givenBackMicros }) => dollarsCell(givenBackMicros)],
  ['stripe_fees_usd', ({ feesMicros }) => dollarsCell(feesMicros)],
  ['fees_not_known', ({ unknownFees }) => String(unknownFees)],
  ['upstream_usd', ({ upstreamMicros }) => dollarsCell(upstreamMicros)],
  ['margin_usd', (day) => dollarsCell(marginMicros(day))],
];

/** The days of the page as a file, newest first. Counted by person, as the ledger's file is. */
export async function exportDays(
  operator: Operator,
  before: string | undefined,
  now: Date,
): Promise<Result<{ filename: string; text: string }, TooMany>> {
  const allowed = await takeToken(`days-csv:${operator.userId}`, LIMITS.ledgerByPerson, now);
  if (!allowed.ok) return allowed;
  const { days, first, last } = await daysOf(operator, before, now);
  const table = csvTable(COLUMNS);
  return ok({ filename: `clearcut-days-${first}-${last}.csv`, text: table.head() + days.map(table.line).join('') });
}
