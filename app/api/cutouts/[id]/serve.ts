import { type ImageKind, readImage } from '@/lib/cutouts/service/images';
import { refused, route } from '@/lib/http';
import { identify } from '@/lib/workspaces/identify';

type Context = { params: Promise<{ id: string }> };

/** The bytes of one image of a cutout. */
export const serveImage = (kind: ImageKind) =>
  route<Context>(async (request, { params }) => {
    const who = await identify();
    if (!who.ok) return refused(who);
    const query = new URL(request.url).searchParams;
    const read = await readImage(who.value, (await params).id, kind, query.get('size') === '512' ? '512' : '256');
    if (!read.ok) return refused(read);

    const headers = imageHeaders(read.value, query);
    if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers });
    const { stream, sizeBytes } = await read.value.open();
    return new Response(stream, { headers: { ...headers, 'x-body-length': String(sizeBytes) } });
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
