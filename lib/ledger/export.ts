import { dayOf } from '@/lib/days';
import { LIMITS } from '@/lib/limits/rules';
import { type TooMany, takeToken } from '@/lib/limits/service';
import { ok, type Result } from '@/lib/result';
import { streamOf } from '@/lib/stream';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import type { Proof } from '@/lib/workspaces/service/prove';
import { csvHead, csvLine } from './csv';
import { type LedgerFilter, readFilter } from './filter';
import { wantedBy } from './reading';
import { findEntries } from './store/entries';

const BATCH = 1_000;

/** The ledger as CSV, oldest first, settles included: one batch at a time, and the next when the one before was taken. */
async function* csvBatches(
  scope: WorkspaceScope,
  filter: LedgerFilter,
  timeZone: string,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  yield encoder.encode(csvHead());
  const wanted = await wantedBy(scope, filter, timeZone);
  let after = 0n;
  while (wanted) {
    const rows = await findEntries(scope, { ...wanted, withSettles: true }, { after }, BATCH);
    if (rows.length > 0) yield encoder.encode(rows.map(csvLine).join(''));
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = last.id;
  }
}

/** The file of a member's ledger, what of it a query filters, by the calendar of their time zone. Counted by person. */
export async function exportLedger(
  { scope, slug }: Proof<'see_money'>,
  query: { [name: string]: string },
  timeZone: string,
  now: Date,
): Promise<Result<{ filename: string; stream: ReadableStream<Uint8Array> }, TooMany>> {
  const allowed = await takeToken(`ledger-csv:${scope.userId}`, LIMITS.ledgerByPerson, now);
  if (!allowed.ok) return allowed;
  const stream = streamOf(csvBatches(scope, readFilter(query), timeZone), 'a ledger');
  return ok({ filename: `clearcut-${slug}-${dayOf(now, timeZone)}.csv`, stream });
}
