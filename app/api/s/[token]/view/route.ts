import { readCookie, seenCookie, setCookieHeader } from '@/lib/auth/cookies';
import { getViewer } from '@/lib/auth/viewer';
import { refused, route } from '@/lib/http';
import { takeClientToken } from '@/lib/limits/requests';
import { LIMITS } from '@/lib/limits/rules';
import { refuse } from '@/lib/result';
import { SEEN_MS } from '@/lib/shares/rules';
import { openShare } from '@/lib/shares/service/open';
import { countView } from '@/lib/shares/service/views';

type Context = { params: Promise<{ token: string }> };

/**
 * One look at a share link, which its page reports once it is at work in a browser: what only fetches the page (previews in
 * chats, search engines) is not counted.
 */
export const POST = route<Context>(async (request, { params }) => {
  const [now, { token }] = [new Date(), await params];
  const allowed = await takeClientToken('share:open', request.headers, LIMITS.shareByClient, now);
  if (!allowed.ok) return refused(allowed);
  const opened = await openShare(token, request.headers, now);
  if (!opened.ok) return refused(refuse('not_found'));
  const headers = { 'cache-control': 'no-store' };
  if (readCookie(request.headers, seenCookie()) !== null) return new Response(null, { status: 204, headers });
  await countView(opened.value.scope, await getViewer(), now);
  const cookie = setCookieHeader(seenCookie(), '1', SEEN_MS / 1000, `/api/s/${token}`);
  return new Response(null, { status: 204, headers: { ...headers, 'set-cookie': cookie } });
});
