import { watchWorkspace } from '@/lib/cutouts/service/watch';
import { eventStream, unknownSince } from '@/lib/events/stream';
import { refused, route } from '@/lib/http';
import { identifyMember } from '@/lib/workspaces/identify';

export const dynamic = 'force-dynamic';

/** Server-sent events of one workspace: `cutout`, `removed`, `wallet`, and `gap` when some may have been missed. */
export const GET = route(async (request) => {
  const who = await identifyMember(request, 'look');
  if (!who.ok) return refused(who);
  const { viewer, scope } = who.value;
  const where = { workspaceId: scope.workspaceId, sinceMs: unknownSince(request) };
  return eventStream((show, end) => watchWorkspace(viewer, where, show, end));
});
