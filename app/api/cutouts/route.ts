import { zoneOfRequest } from '@/components/ui/zone-of-request';
import { listCutouts } from '@/lib/cutouts/loaders';
import { listQuerySchema } from '@/lib/cutouts/query';
import { bodyRefused, json, refused, route } from '@/lib/http';
import { refuse } from '@/lib/result';
import { withRoom } from '@/lib/uploads/budget';
import { hearOut } from '@/lib/uploads/hear-out';
import { identifyMember } from '@/lib/workspaces/identify';
import { answerIntakes } from './answer';
import { receive, roomFor } from './receive';

/** The history, newest first. */
export const GET = route(async (request) => {
  // What was deleted is for those who could have deleted it.
  const isTrash = new URL(request.url).searchParams.has('trash');
  const who = await identifyMember(request, isTrash ? 'organize' : 'look');
  if (!who.ok) return refused(who);
  const query = listQuerySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return refused(refuse('bad_request'));
  return json(await listCutouts(who.value.scope, query.data, await zoneOfRequest()));
});

/** Submits images: multipart `file` (one or many), or JSON `{url}`. */
export const POST = route(async (request) => {
  const who = await identifyMember(request, 'cut');
  if (!who.ok) return refused(who);
  const { viewer, scope, slug } = who.value;
  const received = await withRoom(viewer.userId, roomFor(request), () => receive(request, scope));
  if (received.ok) return answerIntakes(request, { scope, slug }, received.value);
  return hearOut(request, bodyRefused(received));
});
