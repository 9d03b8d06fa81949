import { hashesSchema } from '@/lib/cutouts/schema';
import { knownHashes } from '@/lib/cutouts/service/known';
import { bodyRefused, json, readJson, refused, route } from '@/lib/http';
import { refuse } from '@/lib/result';
import { identifyMember } from '@/lib/workspaces/identify';

/** Before a batch is sent: which of its photos will cost nothing. */
export const POST = route(async (request) => {
  const who = await identifyMember(request, 'cut');
  if (!who.ok) return refused(who);
  const body = await readJson(request);
  if (!body.ok) return bodyRefused(body);
  const asked = hashesSchema.safeParse(body.value);
  if (!asked.success) return refused(refuse('bad_request'));
  return json({ known: await knownHashes(who.value.scope, asked.data.hashes) });
});
