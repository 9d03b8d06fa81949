import { note } from '@/lib/activity/service';
import type { Db } from '@/lib/db';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import { cleanTeamName, NAME_MAX } from '../rules/names';
import type { WorkspaceScope } from '../scope';
import { lockWorkspace, saveWorkspace } from '../store/settings';
import type { UnusableName } from './create';

type Gone = Refusal<'not_found'>;
type Workspace = NonNullable<Awaited<ReturnType<typeof lockWorkspace>>>;

/** Changes a workspace that is still there, one after the other. */
export function changeWorkspace<R extends { ok: boolean }>(
  scope: WorkspaceScope<'change_workspace'>,
  change: (tx: Db, workspace: Workspace) => Promise<R>,
): Promise<R | Gone> {
  return inTransaction<R | Gone>(async (tx) => {
    const workspace = await lockWorkspace(tx, scope);
    return workspace ? change(tx, workspace) : refuse('not_found');
  });
}

/** Gives a team another name. A personal workspace is called as its owner is. */
export async function rename(
  scope: WorkspaceScope<'change_workspace'>,
  given: string,
): Promise<Result<null, UnusableName | Gone>> {
  const name = cleanTeamName(given);
  if (name === null) return refuse('unusable_name', { mostCharacters: NAME_MAX });
  return changeWorkspace<Result<null, Gone>>(scope, async (tx, { kind, name: from }) => {
    if (kind === 'personal') return refuse('not_found');
    if (name === from) return ok(null);
    await saveWorkspace(tx, scope, { name });
    await note(tx, scope, { kind: 'renamed', from, to: name });
    return ok(null);
  });
}

/** From now on cutouts go to the trash so many days after they were made; null: they stay. */
export function keepFor(
  scope: WorkspaceScope<'change_workspace'>,
  retentionDays: number | null,
): Promise<Result<null, Gone>> {
  return changeWorkspace(scope, async (tx, before) => {
    if (before.retentionDays === retentionDays) return ok(null);
    await saveWorkspace(tx, scope, { retentionDays });
    await note(tx, scope, { kind: 'retention_changed', days: retentionDays });
    return ok(null);
  });
}
