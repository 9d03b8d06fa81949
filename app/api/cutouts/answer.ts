import { waitForEnd } from '@/lib/cutouts/service/wait';
import { viewOf } from '@/lib/cutouts/view';
import { describeRefusal, json, refused } from '@/lib/http';
import { siteUrl } from '@/lib/site/loaders';
import { balanceOf } from '@/lib/wallet/service/balance';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import type { Received } from './receive';

const LONGEST_WAIT_S = 60;

/** `Prefer: wait=N` (RFC 7240), in milliseconds; 0 when absent. */
function preferredWaitMs(request: Request): number {
  const seconds = /(?:^|[,;\s])wait=(\d{1,4})/i.exec(request.headers.get('prefer') ?? '')?.[1];
  return seconds ? Math.min(Number(seconds), LONGEST_WAIT_S) * 1000 : 0;
}

/** 201 with each image's own outcome in the order sent; one single bad image is a problem of its own status. */
export async function answerIntakes(
  request: Request,
  { scope, slug }: { scope: WorkspaceScope; slug: string },
  received: Received[],
): Promise<Response> {
  const [only] = received;
  if (received.length === 1 && only && !only.intake.ok) return refused(withWayOut(only.intake, slug));

  const waitMs = preferredWaitMs(request);
  const cutouts = await Promise.all(
    received.map(async ({ name, intake }) => {
      if (!intake.ok) return { error: { name, ...describeRefusal(withWayOut(intake, slug)) } };
      const { row, reused } = intake.value;
      const ended = waitMs > 0 ? await waitForEnd(scope, row.id, waitMs, request.signal) : row;
      return viewOf(ended ?? row, scope, reused);
    }),
  );
  return json({ cutouts, wallet: await balanceOf(scope) }, 201);
}

/** Who lacks credit is told where there is more. */
const withWayOut = (refusal: Extract<Received['intake'], { ok: false }>, slug: string) =>
  refusal.reason === 'insufficient_credit'
    ? { ...refusal, buyUrl: new URL(`/w/${slug}/credits`, siteUrl()).href }
    : refusal;
