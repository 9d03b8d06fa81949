import { zoneOfRequest } from '@/components/ui/zone-of-request';
import { bulkSchema } from '@/lib/cutouts/query';
import { actOnChunk } from '@/lib/cutouts/service/bulk';
import { bodyRefused, json, readJson, refused, route } from '@/lib/http';
import { refuse } from '@/lib/result';
import { identifyMember } from '@/lib/workspaces/identify';

/** Trashes, restores, removes, tags, moves or likes the next chunk of a selection. */
export const POST = route(async (request) => {
  const who = await identifyMember(request, 'look');
  if (!who.ok) return refused(who);
  const body = await readJson(request, 256 * 1024);
  if (!body.ok) return bodyRefused(body);
  const asked = bulkSchema.safeParse(body.value);
  if (!asked.success) return refused(refuse('bad_request'));
  const done = await actOnChunk(who.value.viewer, who.value, asked.data, await zoneOfRequest(), new Date());
  return done.ok ? json(done.value) : refused(done);
});
