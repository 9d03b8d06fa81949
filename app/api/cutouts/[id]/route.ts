import { openCutout } from '@/lib/cutouts/service/access';
import { trashCutout } from '@/lib/cutouts/service/trash';
import { viewOf } from '@/lib/cutouts/view';
import { json, refused, route } from '@/lib/http';
import { identify } from '@/lib/workspaces/identify';

type Context = { params: Promise<{ id: string }> };

export const GET = route<Context>(async (_request, { params }) => {
  const who = await identify();
  if (!who.ok) return refused(who);
  const opened = await openCutout(who.value, (await params).id);
  return opened.ok ? json(viewOf(opened.value.row, opened.value.scope)) : refused(opened);
});

/** Moves it to the trash. */
export const DELETE = route<Context>(async (_request, { params }) => {
  const who = await identify();
  if (!who.ok) return refused(who);
  const opened = await openCutout(who.value, (await params).id);
  if (!opened.ok) return refused(opened);
  const trashed = await trashCutout(opened.value.scope, opened.value.row);
  return trashed.ok ? new Response(null, { status: 204 }) : refused(trashed);
});
