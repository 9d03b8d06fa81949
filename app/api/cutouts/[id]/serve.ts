import { answerPrivateImage } from '@/app/image-answer';
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
    const which = { size: query.get('size') === '512' ? '512' : '256', trash: query.get('trash') === '1' } as const;
    const read = await readImage(who.value, (await params).id, kind, which);
    return read.ok ? answerPrivateImage(request, read.value) : refused(read);
  });
