import type { Image } from '@/lib/cutouts/service/images';

/** The bytes of a picture; `cacheControl` is how long whoever asked may keep them. 304 when they have them. */
export async function answerImage(request: Request, image: Image, cacheControl: string): Promise<Response> {
  const isDownload = new URL(request.url).searchParams.has('download');
  const headers = imageHeaders(image, isDownload ? 'attachment' : 'inline', cacheControl);
  if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers });
  const { stream, sizeBytes } = await image.open();
  return new Response(stream, { headers: { ...headers, 'x-body-length': String(sizeBytes) } });
}

/**
 * Private always: an address that names the content (`?v=` and the first 16 digits of its sha256) may be kept for a year, any other
 * is asked for again by its ETag.
 */
export function answerPrivateImage(request: Request, image: Image): Promise<Response> {
  const isNamed = new URL(request.url).searchParams.get('v') === image.hash.slice(0, 16);
  return answerImage(request, image, isNamed ? 'private, max-age=31536000, immutable' : 'private, no-cache');
}

function imageHeaders({ hash, contentType, filename }: Image, disposition: string, cacheControl: string) {
  const ascii = filename.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  return {
    'content-type': contentType,
    'content-disposition': `${disposition}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(filename)}`,
    'cache-control': cacheControl,
    etag: `"${hash.slice(0, 32)}"`,
    'cross-origin-resource-policy': 'same-origin',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  };
}
