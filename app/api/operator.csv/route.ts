import { getViewer, operatorOf } from '@/lib/auth/viewer';
import { csvResponse } from '@/lib/csv';
import { refused, route } from '@/lib/http';
import { exportDays } from '@/lib/operator/csv';
import { refuse } from '@/lib/result';

/** The days of the operator's page as a file. For everybody else there is no such address. */
export const GET = route(async (request) => {
  const operator = operatorOf(await getViewer());
  if (!operator) return refused(refuse('not_found'));
  const csv = await exportDays(operator, new URL(request.url).searchParams.get('before') ?? undefined, new Date());
  if (!csv.ok) return refused(csv);
  return csvResponse(csv.value.filename, csv.value.text);
});
