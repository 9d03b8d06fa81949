import { answerImage } from '@/app/image-answer';
import { refused, route } from '@/lib/http';
import { takeClientToken } from '@/lib/limits/requests';
import { LIMITS } from '@/lib/limits/rules';
import { refuse } from '@/lib/result';
import { readShared, type SharedKind } from '@/lib/shares/service/images';
import { openShare } from '@/lib/shares/service/open';

type Context = { params: Promise<{ token: string; cutout: string }> };

/** A picture of a share link. Nobody keeps it: when the link is taken back, it is gone. */
export const serveShared = (kind: SharedKind) =>
  route<Context>(async (request, { params }) => {
    const now = new Date();
    const allowed = await takeClientToken('share:image', request.headers, LIMITS.shareImageByClient, now);
    if (!allowed.ok) return refused(allowed);
    const { token, cutout } = await params;
    const opened = await openShare(token, request.headers, now);
    if (!opened.ok) return refused(refuse('not_found'));
    const read = await readShared(opened.value.scope, cutout, kind);
    return read.ok ? answerImage(request, read.value, 'private, no-store') : refused(read);
  });
