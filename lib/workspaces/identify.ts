import { getViewer, type Viewer } from '@/lib/auth/viewer';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import type { WorkspaceScope } from './scope';
import { proveMembership } from './service';

/** Who asks, for a route handler; the first thing it finds out. */
export async function identify(): Promise<Result<Viewer, Refusal<'signed_out'>>> {
  const viewer = await getViewer();
  return viewer ? ok(viewer) : refuse('signed_out');
}

/** Who asks, and their right to the workspace named by `?workspace=` (their personal one when it names none). */
export async function identifyMember(
  request: Request,
): Promise<
  Result<{ viewer: Viewer; scope: WorkspaceScope; slug: string }, Refusal<'signed_out'> | Refusal<'not_found'>>
> {
  const viewer = await getViewer();
  if (!viewer) return refuse('signed_out');
  const proved = await proveMembership(viewer, new URL(request.url).searchParams.get('workspace'));
  return proved.ok ? ok({ viewer, ...proved.value }) : proved;
}
