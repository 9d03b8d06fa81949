import { answerZip } from '@/app/zip-answer';
import { refused, route } from '@/lib/http';
import { takeClientToken } from '@/lib/limits/requests';
import { LIMITS } from '@/lib/limits/rules';
import { refuse } from '@/lib/result';
import { openShare } from '@/lib/shares/service/open';
import { zipShared } from '@/lib/shares/service/zip';

type Context = { params: Promise<{ token: string }> };

/** All pictures of a share link as one ZIP, where downloads are allowed. */
export const GET = route<Context>(async (request, { params }) => {
  const now = new Date();
  const asked = await takeClientToken('share:open', request.headers, LIMITS.shareByClient, now);
  if (!asked.ok) return refused(asked);
  const opened = await openShare((await params).token, request.headers, now);
  if (!opened.ok || !opened.value.scope.allowsDownload) return refused(refuse('not_found'));
  const allowed = await takeClientToken('share:zip', request.headers, LIMITS.shareZipByClient, now);
  if (!allowed.ok) return refused(allowed);
  const zip = await zipShared(opened.value.scope);
  return zip.ok ? answerZip(zip.value) : refused(zip);
});
