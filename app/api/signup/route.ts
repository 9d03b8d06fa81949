import { readCookie, setCookieHeader, signUpCookie } from '@/lib/auth/cookies';
import { deviceFrom } from '@/lib/auth/device';
import { passwordRefused } from '@/lib/auth/refusals';
import { bodyRefused, json, readJson, refused, route } from '@/lib/http';
import { takeClientToken, takeMailTokens } from '@/lib/limits/requests';
import { LIMITS } from '@/lib/limits/rules';
import { formProblem } from '@/lib/signup/form';
import { LINK_LIFETIME_MS } from '@/lib/signup/rules';
import { signUpSchema } from '@/lib/signup/schema';
import { signUp } from '@/lib/signup/service/sign-up';
import { isToken, newToken } from '@/lib/tokens';

/** 202 whether or not the address is known; a mail holds what comes next. */
export const POST = route(async (request) => {
  const now = new Date();
  const body = await readJson(request);
  if (!body.ok) return bodyRefused(body);
  const form = signUpSchema.safeParse(body.value);
  if (!form.success) return formProblem(form.error);
  // Only what costs a hash and a mail counts: a slip of the pen is no attempt.
  const open = await takeClientToken('sign-up', request.headers, LIMITS.signUpByIp, now);
  if (!open.ok) return refused(open);
  const { email } = form.data;
  const wish = { kind: 'confirm', email, device: deviceFrom(request.headers, email, now) } as const;
  const allowed = await takeMailTokens(wish, request.headers, now);
  if (!allowed.ok) return refused(allowed);
  const held = readCookie(request.headers, signUpCookie());
  const browserToken = isToken(held) ? held : newToken();
  const taken = await signUp({ ...form.data, browserToken }, now);
  if (!taken.ok) return taken.reason === 'signup_closed' ? refused(taken) : passwordRefused(taken.reason);
  const cookie = setCookieHeader(signUpCookie(), browserToken, LINK_LIFETIME_MS.confirm / 1000);
  return json({ email }, 202, { 'set-cookie': cookie });
});
