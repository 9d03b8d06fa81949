import { getViewer, type Viewer } from '@/lib/auth/viewer';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import type { Right } from './rules/rights';
import { type Proof, proveRight } from './service/prove';

/** Who asks, for a route handler; the first thing it finds out. */
export async function identify(): Promise<Result<Viewer, Refusal<'signed_out'>>> {
  const viewer = await getViewer();
  return viewer ? ok(viewer) : refuse('signed_out');
}

type Identified<R extends Right> = Result<{ viewer: Viewer } & Proof<R>, Refusal<'signed_out'> | Refusal<'not_found'>>;

/** Who asks, and their right in the workspace named by `?workspace=` (their personal one when it names none). */
export function identifyMember<R extends Right>(request: Request, right: R): Promise<Identified<R>> {
  return identifyMemberOf(new URL(request.url).searchParams.get('workspace'), right);
}

/** The same for a workspace that the path names. */
export async function identifyMemberOf<R extends Right>(slug: string | null, right: R): Promise<Identified<R>> {
  const viewer = await getViewer();
  if (!viewer) return refuse('signed_out');
  const proved = await proveRight(viewer, slug, right);
  return proved.ok ? ok({ viewer, ...proved.value }) : proved;
}
