import { getViewer, type Viewer } from '@/lib/auth/viewer';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import type { Right } from './rules/rights';
import { type Proof, proveRight } from './service/prove';

/** Who asks, for a route handler; the first thing it finds out. */
export async function identify(): Promise<Result<Viewer, Refusal<'signed_out'>>> {
  const viewer = await getViewer();
  return viewer ? ok(viewer) : refuse('signed_out');
}

/** Who asks, and their right in the workspace named by `?workspace=` (their personal one when it names none). */
export async function identifyMember<R extends Right>(
  request: Request,
  right: R,
): Promise<Result<{ viewer: Viewer } & Proof<R>, Refusal<'signed_out'> | Refusal<'not_found'>>> {
  const viewer = await getViewer();
  if (!viewer) return refuse('signed_out');
  const proved = await proveRight(viewer, new URL(request.url).searchParams.get('workspace'), right);
  return proved.ok ? ok({ viewer, ...proved.value }) : proved;
}
