import { answerImage } from '@/app/image-answer';
import { type ImageKind, readImage } from '@/lib/cutouts/service/images';
import { refused, route } from '@/lib/http';
import { identify } from '@/lib/workspaces/identify';

type Context = { params: Promise<{ id: string }> };

/**
 * The bytes of one image of a cutout. Private always; an address that names the content may be kept for a year, any other
 * is asked for again by its ETag.
 */
export const serveImage = (kind: ImageKind) =>
  route<Context>(async (request, { params }) => {
    const who = await identify();
    if (!who.ok) return refused(who);
    const query = new URL(request.url).searchParams;
    const read = await readImage(who.value, (await params).id, kind, query.get('size') === '512' ? '512' : '256');
    if (!read.ok) return refused(read);
    const isNamed = query.get('v') === read.value.hash.slice(0, 16);
    return answerImage(request, read.value, isNamed ? 'private, max-age=31536000, immutable' : 'private, no-cache');
  });
