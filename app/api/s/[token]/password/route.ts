import { setCookieHeader, shareCookie } from '@/lib/auth/cookies';
import { bodyRefused, readJson, refused, route } from '@/lib/http';
import { takeClientToken } from '@/lib/limits/requests';
import { LIMITS } from '@/lib/limits/rules';
import { refuse } from '@/lib/result';
import { UNLOCKED_MS } from '@/lib/shares/rules';
import { passwordSchema } from '@/lib/shares/schema';
import { unlockShare } from '@/lib/shares/service/unlock';

type Context = { params: Promise<{ token: string }> };

/** The right password of a share link opens it to this browser for a while: its page, and its pictures below /api. */
export const POST = route<Context>(async (request, { params }) => {
  const now = new Date();
  const allowed = await takeClientToken('share:open', request.headers, LIMITS.shareByClient, now);
  if (!allowed.ok) return refused(allowed);
  const body = await readJson(request);
  if (!body.ok) return bodyRefused(body);
  const form = passwordSchema.safeParse(body.value);
  if (!form.success) return refused(refuse('bad_request'));
  const { token } = await params;
  const proof = await unlockShare(token, form.data.password, request.headers, now);
  if (!proof.ok) return refused(proof);
  const response = new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
  for (const path of [`/s/${token}`, `/api/s/${token}`])
    response.headers.append('set-cookie', setCookieHeader(shareCookie(), proof.value, UNLOCKED_MS / 1000, path));
  return response;
});
