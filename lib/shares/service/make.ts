import { note } from '@/lib/activity/service';
import { hashPassword } from '@/lib/auth/password';
import { pickFinished } from '@/lib/cutouts/service/pick';
import { newId } from '@/lib/ids';
import { translator } from '@/lib/messages/catalogue';
import { ok, type Refusal, type Result } from '@/lib/result';
import { hashToken, newToken } from '@/lib/tokens';
import { inTransaction } from '@/lib/transaction';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { cleanTitle, endOf } from '../rules';
import type { NewShare } from '../schema';
import { insertLink } from '../store/links';
import { sealToken } from '../token';

/**
 * Makes a link to finished cutouts of the workspace and answers its id. `not_found` when one of them is not there,
 * `not_finished` when one has no result.
 */
export async function makeShare(
  scope: WorkspaceScope<'share'>,
  wish: NewShare,
  now: Date,
): Promise<Result<string, Refusal<'not_found'> | Refusal<'not_finished'>>> {
  const picked = await pickFinished(scope, wish.cutoutIds);
  if (!picked.ok) return picked;
  const [first] = picked.value;
  const byItself =
    picked.value.length === 1 && first ? first.name : translator('share')('many', { count: picked.value.length });
  const title = cleanTitle(wish.title) || byItself;
  const [id, token] = [newId(), newToken()];
  const link = {
    ...{ id, title, tokenHash: hashToken(token), tokenSealed: sealToken(token) },
    expiresAt: endOf(wish.expiry, now),
    passwordHash: wish.password === null ? null : await hashPassword(wish.password),
    allowsDownload: wish.allowsDownload,
  };
  return inTransaction(async (tx) => {
    await insertLink(tx, scope, link, wish.cutoutIds);
    await note(tx, scope, { kind: 'shared', title });
    return ok(id);
  });
}
