import { deviceFrom } from '@/lib/auth/device';
import { bodyRefused, json, readJson, refused, route } from '@/lib/http';
import { takeMailTokens } from '@/lib/limits/requests';
import { formProblem } from '@/lib/signup/form';
import { forgotSchema } from '@/lib/signup/schema';
import { requestReset } from '@/lib/signup/service/reset';

/** 202 whether or not the address is known; a mail holds what comes next. */
export const POST = route(async (request) => {
  const now = new Date();
  const body = await readJson(request);
  if (!body.ok) return bodyRefused(body);
  const form = forgotSchema.safeParse(body.value);
  if (!form.success) return formProblem(form.error);
  const { email } = form.data;
  const wish = { kind: 'reset', email, device: deviceFrom(request.headers, email, now) } as const;
  const allowed = await takeMailTokens(wish, request.headers, now);
  if (!allowed.ok) return refused(allowed);
  await requestReset(email, now);
  return json({ email }, 202);
});
