import { type ImageKind, imageOf } from '@/lib/cutouts/images';
import { openCutout } from '@/lib/cutouts/service/access';
import { refused, route } from '@/lib/http';
import { refuse } from '@/lib/result';
import { openStored } from '@/lib/storage/client';
import { identify } from '@/lib/workspaces/identify';

type Context = { params: Promise<{ id: string }> };

/** The bytes of one image of a cutout, for those who may see the cutout. */
export const serveImage = (kind: ImageKind) =>
  route<Context>(async (request, { params }) => {
    const who = await identify();
    if (!who.ok) return refused(who);
    const opened = await openCutout(who.value, (await params).id);
    if (!opened.ok) return refused(opened);
    const query = new URL(request.url).searchParams;
    const image = imageOf(opened.value.row, kind, query.get('size') === '512' ? '512' : '256');
    if (!image) return refused(refuse('not_finished'));

    const headers = imageHeaders(image, query);
    if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers });
    const stored = await openStored(image.hash);
    if (!stored) throw new Error(`the object of ${kind} ${opened.value.row.id} is missing from storage`);
    return new Response(stored.stream, { headers: { ...headers, 'content-length': String(stored.sizeBytes) } });
  });

/** Private always; an address that names the content may be kept for a year, any other is asked for again by its ETag. */
function imageHeaders(image: { hash: string; contentType: string; filename: string }, query: URLSearchParams) {
  const named = query.get('v') === image.hash.slice(0, 16);
  const disposition = query.has('download') ? 'attachment' : 'inline';
  const ascii = image.filename.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  return {
    'content-type': image.contentType,
    'content-disposition': `${disposition}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(image.filename)}`,
    'cache-control': named ? 'private, max-age=31536000, immutable' : 'private, no-cache',
    etag: `"${image.hash.slice(0, 32)}"`,
    'cross-origin-resource-policy': 'same-origin',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  };
}
