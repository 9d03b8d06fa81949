import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { findCutoutsById } from '../store/read';
import type { CutoutRow } from '../view';

/** Cutouts of the workspace that have a result, in the order asked for. Refuses when one is not there, or has none. */
export async function pickFinished(
  scope: WorkspaceScope,
  ids: string[],
): Promise<Result<CutoutRow[], Refusal<'not_found'> | Refusal<'not_finished'>>> {
  const rowOf = new Map((await findCutoutsById(scope, ids)).map((row) => [row.id, row]));
  const rows = ids.flatMap((id) => rowOf.get(id) ?? []);
  if (rows.length < ids.length) return refuse('not_found');
  return rows.every(({ status }) => status === 'succeeded') ? ok(rows) : refuse('not_finished');
}
