import { zoneOfRequest } from '@/components/ui/zone-of-request';
import { exportActivity } from '@/lib/activity/export';
import { csvResponse } from '@/lib/csv';
import { refused, route } from '@/lib/http';
import { identifyMember } from '@/lib/workspaces/identify';

/** The activity log as a file, with the filters of its page (`kind`, `person`, `from`, `to`). */
export const GET = route(async (request) => {
  const who = await identifyMember(request, 'see_activity');
  if (!who.ok) return refused(who);
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const csv = await exportActivity(who.value, query, await zoneOfRequest(), new Date());
  if (!csv.ok) return refused(csv);
  return csvResponse(csv.value.filename, csv.value.stream);
});
