import type { Viewer } from '@/lib/auth/viewer';
import { appUrl } from '@/lib/env';
import { newId } from '@/lib/ids';
import { LIMITS } from '@/lib/limits/rules';
import { type TooMany, takeToken } from '@/lib/limits/service';
import { queueMail } from '@/lib/mail/service';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import { type WorkspaceScope, withRights } from '@/lib/workspaces/scope';
import { membersAmong } from '@/lib/workspaces/service/mentionable';
import { keepMentions, mentionsIn, piecesOf } from '../rules';
import { findComment, insertComment } from '../store';
import type { CommentView } from '../view';
import { shown } from './list';

type On = { scope: WorkspaceScope; row: { id: string; name: string } };

/**
 * Says something about a cutout. Each member it mentions gets one mail, at a confirmed address; whoever else it seems to
 * mention is plain text.
 */
export async function writeComment(
  viewer: Viewer,
  { scope, row: cutout }: On,
  text: string,
  now: Date,
): Promise<Result<CommentView, Refusal<'not_found'> | TooMany>> {
  const author = withRights(scope, 'comment');
  if (!author) return refuse('not_found');
  const taken = await takeToken(`comment:${viewer.userId}`, LIMITS.commentByPerson, now);
  if (!taken.ok) return taken;
  const id = newId();
  const written = await inTransaction<Result<null, Refusal<'not_found'>>>(async (tx) => {
    const { slug, people } = await membersAmong(tx, author, [...new Set(mentionsIn(text))]);
    const kept = keepMentions(text, new Set(people.map((one) => one.id)));
    if (!(await insertComment(tx, author, { id, cutoutId: cutout.id, text: kept }))) return refuse('not_found');
    const called = new Map(people.map((one) => [one.id, one.name]));
    const params = {
      url: `${appUrl()}/w/${slug}/cutouts/${cutout.id}`,
      who: viewer.name ?? viewer.email,
      picture: cutout.name,
      text: piecesOf(kept)
        .map((piece) => ('text' in piece ? piece.text : `@${called.get(piece.mention) ?? ''}`))
        .join(''),
    };
    for (const { id: userId, email, isConfirmed } of people)
      if (isConfirmed && userId !== viewer.userId) await queueMail(tx, { to: email, template: 'mentioned', params });
    return ok(null);
  });
  if (!written.ok) return written;
  const row = await findComment(author, cutout.id, id);
  const [view] = row ? await shown(author, [row]) : [];
  return view ? ok(view) : refuse('not_found');
}
