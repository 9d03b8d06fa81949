import { commentProblem } from '@/lib/comments/form';
import { newCommentSchema, pageSchema } from '@/lib/comments/schema';
import { listComments } from '@/lib/comments/service/list';
import { writeComment } from '@/lib/comments/service/write';
import { openCutout } from '@/lib/cutouts/service/access';
import { bodyRefused, json, readJson, refused, route } from '@/lib/http';
import { refuse } from '@/lib/result';
import { identify } from '@/lib/workspaces/identify';

type Context = { params: Promise<{ id: string }> };

/** The newest 200, oldest first; `before` an id, those before it. */
export const GET = route<Context>(async (request, { params }) => {
  const who = await identify();
  if (!who.ok) return refused(who);
  const opened = await openCutout(who.value, (await params).id);
  if (!opened.ok) return refused(opened);
  const query = pageSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return refused(refuse('bad_request'));
  const { scope, row } = opened.value;
  const page = await listComments(scope, row.id, query.data.before ?? null);
  return page.ok ? json(page.value) : refused(page);
});

export const POST = route<Context>(async (request, { params }) => {
  const who = await identify();
  if (!who.ok) return refused(who);
  const opened = await openCutout(who.value, (await params).id);
  if (!opened.ok) return refused(opened);
  const body = await readJson(request);
  if (!body.ok) return bodyRefused(body);
  const wish = newCommentSchema.safeParse(body.value);
  if (!wish.success) return refused(commentProblem(wish.error));
  const written = await writeComment(who.value, opened.value, wish.data.text, new Date());
  return written.ok ? json(written.value, 201) : refused(written);
});
