import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { type WorkspaceScope, withRights } from '@/lib/workspaces/scope';
import { mentionsIn, PAGE } from '../rules';
import { type CommentRow, findComments, findNames } from '../store';
import { type CommentView, viewOf } from '../view';

/** Comments, oldest first, and the id before which older ones stand (null at the beginning). */
export type CommentPage = { comments: CommentView[]; older: string | null };

export async function listComments(
  scope: WorkspaceScope,
  cutoutId: string,
  before: string | null,
): Promise<Result<CommentPage, Refusal<'not_found'>>> {
  const reader = withRights(scope, 'look');
  if (!reader) return refuse('not_found');
  const rows = await findComments(reader, cutoutId, before, PAGE + 1);
  const page = rows.slice(0, PAGE).reverse();
  return ok({ comments: await shown(reader, page), older: rows.length > PAGE ? (page[0]?.id ?? null) : null });
}

/** Rows with the names of those they mention. */
export async function shown(scope: WorkspaceScope, rows: CommentRow[]): Promise<CommentView[]> {
  const ids = [...new Set(rows.flatMap(({ text }) => mentionsIn(text)))];
  const people = ids.length === 0 ? [] : await findNames(ids);
  return rows.map((row) => viewOf(row, scope, people));
}
