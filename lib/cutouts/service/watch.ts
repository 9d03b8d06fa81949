import { liveSession } from '@/lib/auth/service/sessions';
import type { Viewer } from '@/lib/auth/viewer';
import { subscribe } from '@/lib/events/client';
import { log } from '@/lib/log';
import { walletOf } from '@/lib/wallet/service';
import { proveMembershipById } from '@/lib/workspaces/service';
import { findCutoutsById } from '../store/read';
import { type CutoutView, viewOf } from '../view';

type Seen =
  | { event: 'cutout'; data: CutoutView }
  | { event: 'removed'; data: { id: string } }
  | { event: 'wallet'; data: { availableMicros: bigint; heldMicros: bigint; priceMicros: bigint } }
  | { event: 'gap'; data: Record<string, never> };

/**
 * Shows a viewer what happens in a workspace, in order, until `stop()`; their session and membership are read again at
 * each look, and `onEnd` is called when either is gone. What changes several times while we look is shown once, as it
 * then is: a batch of 500 must not cost every open page 1,500 looks.
 */
export function watchWorkspace(viewer: Viewer, workspaceId: string, show: (seen: Seen) => unknown, onEnd: () => void) {
  let tail: Promise<unknown> = Promise.resolve();
  const inOrder = (work: () => Promise<unknown>) => {
    tail = tail.then(work).catch((error: unknown) => {
      log.error({ err: error }, 'an event could not be shown');
      onEnd();
    });
  };

  const changed = new Set<string>();
  const look = async () => {
    const ids = [...changed];
    changed.clear();
    const [signedIn, proved] = await Promise.all([
      liveSession(viewer.sessionId, new Date()),
      proveMembershipById(viewer, workspaceId),
    ]);
    if (!signedIn || !proved.ok) {
      onEnd();
      return;
    }
    const [rows, wallet] = await Promise.all([findCutoutsById(proved.value, ids), walletOf(proved.value)]);
    const rowOf = new Map(rows.map((row) => [row.id, row]));
    for (const id of ids) {
      const row = rowOf.get(id);
      show(row ? { event: 'cutout', data: viewOf(row, viewer.userId) } : { event: 'removed', data: { id } });
    }
    show({ event: 'wallet', data: wallet });
  };

  let isLookDue = false;
  const lookSoon = () => {
    if (isLookDue) return;
    isLookDue = true;
    inOrder(() => {
      isLookDue = false;
      return look();
    });
  };

  const stop = subscribe(
    workspaceId,
    ({ cutoutId }) => {
      if (cutoutId) changed.add(cutoutId);
      lookSoon();
    },
    () => inOrder(async () => show({ event: 'gap', data: {} })),
  );
  lookSoon();
  return stop;
}
