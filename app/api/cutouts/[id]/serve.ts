import { type ImageKind, readImage } from '@/lib/cutouts/service/images';
import { refused, route } from '@/lib/http';
import { identify } from '@/lib/workspaces/identify';
import { imageHeaders } from '../../image-headers';

type Context = { params: Promise<{ id: string }> };

/** The bytes of one image of a cutout. */
export const serveImage = (kind: ImageKind) =>
  route<Context>(async (request, { params }) => {
    const who = await identify();
    if (!who.ok) return refused(who);
    const query = new URL(request.url).searchParams;
    const read = await readImage(who.value, (await params).id, kind, query.get('size') === '512' ? '512' : '256');
    if (!read.ok) return refused(read);

    const headers = {
      ...imageHeaders(read.value, query),
      'content-disposition': dispositionOf(read.value, query),
    };
    if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers });
    const { stream, sizeBytes } = await read.value.open();
    return new Response(stream, { headers: { ...headers, 'content-length': String(sizeBytes) } });
  });

/** Shown, or saved under its name when it is asked for as a download. */
function dispositionOf({ filename }: { filename: string }, query: URLSearchParams): string {
  const disposition = query.has('download') ? 'attachment' : 'inline';
  const ascii = filename.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  return `${disposition}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(filename)}`;
}
