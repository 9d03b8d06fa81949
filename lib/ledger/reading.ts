import { spanOf } from '@/lib/days';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import type { LedgerFilter } from './filter';
import { findEnds, type Wanted } from './store/entries';

/** What to read for a filter whose days are those of `timeZone`; null when nothing can match. */
export async function wantedBy(scope: WorkspaceScope, filter: LedgerFilter, timeZone: string): Promise<Wanted | null> {
  const { kind, person } = filter;
  const wanted = { ...(kind && { kind }), ...(person && { person }) };
  if (!filter.from && !filter.to) return wanted;
  const span = spanOf(filter, timeZone);
  const ends = await findEnds(scope, span);
  return ends && { ...wanted, ...span, ends };
}
