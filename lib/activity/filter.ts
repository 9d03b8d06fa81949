import { validate as isUuid } from 'uuid';
import { type Days, readDays } from '@/lib/days';
import { type DeedGroup, GROUPS } from './rules';

/** Which deeds somebody wants to see; the days are their own calendar's. */
export type ActivityFilter = Days & { kind?: DeedGroup; person?: string };

/** The filter an address asks for; what is no filter of ours counts as missing. */
export function readFilter(query: { [name: string]: string | undefined }): ActivityFilter {
  const kind = GROUPS.find((one) => one === query.kind);
  const person = query.person?.toLowerCase();
  return { ...(kind && { kind }), ...(person && isUuid(person) && { person }), ...readDays(query) };
}
