import type { Viewer } from '@/lib/auth/viewer';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { may } from '@/lib/workspaces/rules/rights';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { proveMembershipById } from '@/lib/workspaces/service/prove';
import { cutoutIdSchema } from '../schema';
import { findCutout, findWorkspaceIdOfCutout } from '../store/read';
import type { CutoutRow } from '../view';

/** The cutout and the viewer's right to its workspace. Somebody else's, malformed, trashed and missing ids look the same. With `trash` it is one in the trash, or none. */
export async function openCutout(
  viewer: Viewer,
  id: string,
  { trash = false } = {},
): Promise<Result<{ scope: WorkspaceScope; row: CutoutRow }, Refusal<'not_found'>>> {
  if (!cutoutIdSchema.safeParse(id).success) return refuse('not_found');
  const found = await findWorkspaceIdOfCutout(id, { trash });
  if (!found) return refuse('not_found');
  const proved = await proveMembershipById(viewer, found.workspaceId);
  if (!proved.ok) return proved;
  // What was deleted is for those who could have deleted it.
  if (trash && !may(proved.value.role, 'organize')) return refuse('not_found');
  const row = await findCutout(proved.value, id, { trash });
  return row ? ok({ scope: proved.value, row }) : refuse('not_found');
}
