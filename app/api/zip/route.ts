import { answerZip } from '@/app/zip-answer';
import { zoneOfRequest } from '@/components/ui/zone-of-request';
import { selectionForm } from '@/lib/cutouts/query';
import { zipSelection } from '@/lib/cutouts/service/zip';
import { bodyRefused, readBody, refused, route } from '@/lib/http';
import { refuse } from '@/lib/result';
import { identifyMember } from '@/lib/workspaces/identify';

/** The results of a selection as one ZIP, sent while it is read. A form, so that a browser saves it by itself. */
export const POST = route(async (request) => {
  const who = await identifyMember(request, 'look');
  if (!who.ok) return refused(who);
  const body = await readBody(request, 256 * 1024);
  if (!body.ok) return bodyRefused(body);
  const form = new URLSearchParams(new TextDecoder().decode(body.value));
  const selection = selectionForm.safeParse(form.get('selection'));
  if (!selection.success) return refused(refuse('bad_request'));
  const zip = await zipSelection(who.value, selection.data, await zoneOfRequest(), new Date());
  return zip.ok ? answerZip(zip.value) : refused(zip);
});
