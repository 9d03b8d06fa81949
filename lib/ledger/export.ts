import { csvBatches } from '@/lib/csv';
import { dayOf } from '@/lib/days';
import { LIMITS } from '@/lib/limits/rules';
import { type TooMany, takeToken } from '@/lib/limits/service';
import { ok, type Result } from '@/lib/result';
import { streamOf } from '@/lib/stream';
import type { Proof } from '@/lib/workspaces/service/prove';
import { LEDGER_TABLE } from './csv';
import { readFilter } from './filter';
import { wantedBy } from './reading';
import { type EntryRow, findEntries } from './store/entries';

/** The file of a member's ledger, what of it a query filters, by the calendar of their time zone: oldest first, settles included. Counted by person. */
export async function exportLedger(
  { scope, slug }: Proof<'see_money'>,
  query: { [name: string]: string },
  timeZone: string,
  now: Date,
): Promise<Result<{ filename: string; stream: ReadableStream<Uint8Array> }, TooMany>> {
  const allowed = await takeToken(`ledger-csv:${scope.userId}`, LIMITS.ledgerByPerson, now);
  if (!allowed.ok) return allowed;
  const wanted = await wantedBy(scope, readFilter(query), timeZone);
  const batches = csvBatches<EntryRow>(LEDGER_TABLE, async (last, limit) =>
    wanted ? findEntries(scope, { ...wanted, withSettles: true }, { after: last?.id ?? 0n }, limit) : [],
  );
  const stream = streamOf(batches, 'a ledger');
  return ok({ filename: `clearcut-${slug}-${dayOf(now, timeZone)}.csv`, stream });
}
