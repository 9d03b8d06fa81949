import { liveSession } from '@/lib/auth/service/sessions';
import type { Viewer } from '@/lib/auth/viewer';
import { listenToRights, listenToWorkspace } from '@/lib/events/client';
import { log } from '@/lib/log';
import { walletOf } from '@/lib/wallet/service/balance';
import { may } from '@/lib/workspaces/rules/rights';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { proveMembershipById } from '@/lib/workspaces/service/prove';
import { findCutoutsById } from '../store/read';
import { type CutoutView, viewOf } from '../view';

type Seen =
  | { event: 'cutout'; data: CutoutView }
  | { event: 'removed'; data: { id: string } }
  | { event: 'wallet'; data: Awaited<ReturnType<typeof walletOf>> }
  | { event: 'gap'; data: Record<string, never> };

/** `sinceMs`: what happened from then on is shown too, by a server's clock. */
type Where = { workspaceId: string; sinceMs?: number | undefined };

/** Rights that end by the clock alone are noticed within this time; all others at once. */
const PROVE_EVERY_MS = 60_000;

/**
 * Shows a viewer what happens in a workspace, in order, until `stop()`. Their session and membership are proved first, and
 * again whenever they may have changed; `onEnd` is called when either is gone. What changes several times while we look is
 * shown once, as it then is: a batch of 500 must not cost every open page 1,500 looks.
 */
export function watchWorkspace(
  viewer: Viewer,
  { workspaceId, sinceMs }: Where,
  show: (seen: Seen) => unknown,
  onEnd: () => void,
) {
  const changed = new Set<string>();
  let scope: WorkspaceScope | null = null;
  let isInDoubt = true;

  const look = async () => {
    if (isInDoubt) {
      isInDoubt = false;
      scope = await prove(viewer, workspaceId);
    }
    const seeing = scope;
    if (!seeing) return onEnd();
    const ids = [...changed];
    changed.clear();
    const seesMoney = may(seeing.role, 'see_money');
    const [rows, wallet] = await Promise.all([findCutoutsById(seeing, ids), seesMoney ? walletOf(seeing) : null]);
    const rowOf = new Map(rows.map((row) => [row.id, row]));
    for (const id of ids) {
      const row = rowOf.get(id);
      show(row ? { event: 'cutout', data: viewOf(row, seeing) } : { event: 'removed', data: { id } });
    }
    if (wallet) show({ event: 'wallet', data: wallet });
  };

  const inOrder = oneAfterTheOther((error) => {
    log.error({ err: error }, 'an event could not be shown');
    onEnd();
  });
  let isLookDue = false;
  const lookSoon = () => {
    if (isLookDue) return;
    isLookDue = true;
    inOrder(() => {
      isLookDue = false;
      return look();
    });
  };
  const doubt = () => {
    isInDoubt = true;
    lookSoon();
  };

  const note = (cutoutId: string) => {
    if (cutoutId) changed.add(cutoutId);
    lookSoon();
  };
  const stops = [
    listenToWorkspace(workspaceId, note, () => inOrder(async () => show({ event: 'gap', data: {} })), sinceMs),
    listenToRights(viewer.userId, doubt),
  ];
  const clock = setInterval(doubt, PROVE_EVERY_MS);
  lookSoon();
  return () => {
    clearInterval(clock);
    for (const stop of stops) stop();
  };
}

/** The viewer's right to the workspace while they are signed in and a member, else null. */
async function prove(viewer: Viewer, workspaceId: string): Promise<WorkspaceScope | null> {
  const [session, proved] = await Promise.all([
    liveSession(viewer.sessionId, new Date()),
    proveMembershipById(viewer, workspaceId),
  ]);
  return session && proved.ok ? proved.value : null;
}

/** Runs what it is given in turn; what throws is told to `onError`, and those behind it still run. */
function oneAfterTheOther(onError: (error: unknown) => void): (work: () => Promise<unknown>) => void {
  let tail: Promise<unknown> = Promise.resolve();
  return (work) => {
    tail = tail.then(work).catch(onError);
  };
}
