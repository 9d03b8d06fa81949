import { removeComment } from '@/lib/comments/service/remove';
import { openCutout } from '@/lib/cutouts/service/access';
import { refused, route } from '@/lib/http';
import { identify } from '@/lib/workspaces/identify';

type Context = { params: Promise<{ id: string; comment: string }> };

export const DELETE = route<Context>(async (_request, { params }) => {
  const who = await identify();
  if (!who.ok) return refused(who);
  const { id, comment } = await params;
  const opened = await openCutout(who.value, id);
  if (!opened.ok) return refused(opened);
  const removed = await removeComment(opened.value.scope, opened.value.row.id, comment);
  return removed.ok ? new Response(null, { status: 204 }) : refused(removed);
});
