import { bodyRefused, json, readJson, refused, route } from '@/lib/http';
import { LIMITS } from '@/lib/limits/rules';
import { takeToken } from '@/lib/limits/service';
import { shareProblem } from '@/lib/shares/form';
import { shareChangeSchema } from '@/lib/shares/schema';
import { changeShare, holdShare, revokeShare, showShare } from '@/lib/shares/service/change';
import { identify } from '@/lib/workspaces/identify';

type Context = { params: Promise<{ id: string }> };

/** Changes how a link is opened. */
export const PATCH = route<Context>(async (request, { params }) => {
  const now = new Date();
  const who = await identify();
  if (!who.ok) return refused(who);
  const held = await holdShare(who.value, (await params).id);
  if (!held.ok) return refused(held);
  const body = await readJson(request);
  if (!body.ok) return bodyRefused(body);
  const wish = shareChangeSchema.safeParse(body.value);
  if (!wish.success) return refused(shareProblem(wish.error));
  const taken = await takeToken(`share:${who.value.userId}`, LIMITS.shareByPerson, now);
  if (!taken.ok) return refused(taken);
  const changed = await changeShare(held.value, wish.data, now);
  const shown = changed.ok ? await showShare(held.value.scope, held.value.row.id, now) : changed;
  return shown.ok ? json(shown.value) : refused(shown);
});

/** Takes it back. */
export const DELETE = route<Context>(async (_request, { params }) => {
  const who = await identify();
  if (!who.ok) return refused(who);
  const held = await holdShare(who.value, (await params).id);
  if (!held.ok) return refused(held);
  const revoked = await revokeShare(held.value, new Date());
  return revoked.ok ? new Response(null, { status: 204 }) : refused(revoked);
});
