import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import { type WorkspaceScope, withRights } from '@/lib/workspaces/scope';
import { commentIdSchema } from '../schema';
import { deleteComment, findComment } from '../store';
import { mayDelete } from '../view';

/** Deletes a comment that the viewer may delete; any other is missing. */
export async function removeComment(
  scope: WorkspaceScope,
  cutoutId: string,
  id: string,
): Promise<Result<null, Refusal<'not_found'>>> {
  const here = withRights(scope, 'comment');
  const row = here && commentIdSchema.safeParse(id).success ? await findComment(here, cutoutId, id) : null;
  if (!here || !row || !mayDelete(here, row)) return refuse('not_found');
  return inTransaction<Result<null, Refusal<'not_found'>>>(async (tx) =>
    (await deleteComment(tx, here, cutoutId, id)) ? ok(null) : refuse('not_found'),
  );
}
