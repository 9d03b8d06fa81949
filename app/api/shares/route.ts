import { bodyRefused, json, readJson, refused, route } from '@/lib/http';
import { LIMITS } from '@/lib/limits/rules';
import { takeToken } from '@/lib/limits/service';
import { shareProblem } from '@/lib/shares/form';
import { newShareSchema } from '@/lib/shares/schema';
import { showShare } from '@/lib/shares/service/change';
import { makeShare } from '@/lib/shares/service/make';
import { identifyMember } from '@/lib/workspaces/identify';

/** Makes a link to cutouts of a workspace. */
export const POST = route(async (request) => {
  const now = new Date();
  const who = await identifyMember(request, 'share');
  if (!who.ok) return refused(who);
  const { scope, viewer } = who.value;
  const body = await readJson(request);
  if (!body.ok) return bodyRefused(body);
  const wish = newShareSchema.safeParse(body.value);
  if (!wish.success) return refused(shareProblem(wish.error));
  const taken = await takeToken(`share:${viewer.userId}`, LIMITS.shareByPerson, now);
  if (!taken.ok) return refused(taken);
  const made = await makeShare(scope, wish.data, now);
  const shown = made.ok ? await showShare(scope, made.value, now) : made;
  return shown.ok ? json(shown.value, 201) : refused(shown);
});
