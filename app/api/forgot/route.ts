import { bodyRefused, json, readJson, route } from '@/lib/http';
import { tooMany } from '@/lib/limits/answer';
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
  const allowed = await takeMailTokens(form.data.email, request.headers, now);
  if (!allowed.ok) return tooMany(allowed);
  await requestReset(form.data.email, now);
  return json({ email: form.data.email }, 202);
});
