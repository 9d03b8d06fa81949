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
  if (!zip.ok) return refused(zip);
  return new Response(zip.value.stream, {
    headers: {
      'content-type': 'application/zip',
      'x-body-length': String(zip.value.sizeBytes),
      'content-disposition': `attachment; filename="${zip.value.filename}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
});
