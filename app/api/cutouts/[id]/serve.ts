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
    const size = new URL(request.url).searchParams.get('size') === '512' ? '512' : '256';
    const read = await readImage(who.value, (await params).id, kind, size);
    return read.ok ? answerPrivateImage(request, read.value) : refused(read);
  });
