import { note } from '@/lib/activity/service';
import { hashPassword } from '@/lib/auth/password';
import type { Viewer } from '@/lib/auth/viewer';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import { type WorkspaceScope, withRights } from '@/lib/workspaces/scope';
import { proveMembershipById } from '@/lib/workspaces/service/prove';
import { endOf } from '../rules';
import { type ShareChange, shareIdSchema } from '../schema';
import { findLink, findWorkspaceIdOfLink, type LinkRow, revokeLink, updateLink } from '../store/links';
import { mayChange, type ShareView, viewOf } from '../view';

type Held = { scope: WorkspaceScope<'share'>; row: LinkRow };

/** A link that the viewer may change. Somebody else's, malformed, revoked and missing ids look the same. */
export async function holdShare(viewer: Viewer, id: string): Promise<Result<Held, Refusal<'not_found'>>> {
  if (!shareIdSchema.safeParse(id).success) return refuse('not_found');
  const found = await findWorkspaceIdOfLink(id);
  const proved = found ? await proveMembershipById(viewer, found.workspaceId) : refuse('not_found');
  const scope = proved.ok ? withRights(proved.value, 'share') : null;
  const row = scope && (await findLink(scope, id));
  return scope && row && mayChange(scope, row) ? ok({ scope, row }) : refuse('not_found');
}

/** Changes how a link is opened. A new password, or none, ends what was opened by the old one. */
export async function changeShare(
  { scope, row }: Held,
  { expiry, password, allowsDownload }: ShareChange,
  now: Date,
): Promise<Result<null, Refusal<'not_found'>>> {
  const passwordHash = typeof password === 'string' ? await hashPassword(password) : password;
  const change = {
    ...(expiry !== undefined && { expiresAt: endOf(expiry, now) }),
    ...(passwordHash !== undefined && { passwordHash }),
    ...(allowsDownload !== undefined && { allowsDownload }),
  };
  return (await updateLink(scope, row.id, change)) ? ok(null) : refuse('not_found');
}

/** Takes a link back: from the next request on it leads nowhere. */
export function revokeShare({ scope, row }: Held, now: Date): Promise<Result<null, Refusal<'not_found'>>> {
  return inTransaction<Result<null, Refusal<'not_found'>>>(async (tx) => {
    if (!(await revokeLink(tx, scope, row.id, now))) return refuse('not_found');
    await note(tx, scope, { kind: 'unshared', title: row.title });
    return ok(null);
  });
}

/** A link as `scope` sees it. */
export async function showShare(
  scope: WorkspaceScope<'share'>,
  id: string,
  now: Date,
): Promise<Result<ShareView, Refusal<'not_found'>>> {
  const row = await findLink(scope, id);
  return row ? ok(viewOf(row, scope, now)) : refuse('not_found');
}
