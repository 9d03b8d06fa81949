import { liveSession } from '@/lib/auth/service/sessions';
import type { Viewer } from '@/lib/auth/viewer';
import { env } from '@/lib/env';
import { subscribe } from '@/lib/events/client';
import { log } from '@/lib/log';
import { balanceOf } from '@/lib/wallet/service';
import { proveMembershipById } from '@/lib/workspaces/service';
import { findCutout } from '../store/read';
import { type CutoutView, viewOf } from '../view';

export type Seen =
  | { event: 'cutout'; data: CutoutView }
  | { event: 'removed'; data: { id: string } }
  | { event: 'wallet'; data: { availableMicros: bigint; heldMicros: bigint; priceMicros: bigint } }
  | { event: 'gap'; data: Record<string, never> };

/**
 * Shows a viewer what happens in a workspace, in order, until `stop()`; their session and membership are read again at each event, and
 * `onEnd` is called when either is gone.
 */
export function watchWorkspace(viewer: Viewer, workspaceId: string, show: (seen: Seen) => unknown, onEnd: () => void) {
  let tail: Promise<unknown> = Promise.resolve();
  const inOrder = (work: () => Promise<unknown>) => {
    tail = tail.then(work).catch((error: unknown) => {
      log.error({ err: error }, 'an event could not be shown');
      onEnd();
    });
  };

  const tell = async (cutoutId: string | undefined) => {
    const signedIn = await liveSession(viewer.sessionId, new Date());
    const proved = await proveMembershipById(viewer, workspaceId);
    if (!signedIn || !proved.ok) {
      onEnd();
      return;
    }
    const [row, balance] = await Promise.all([
      cutoutId ? findCutout(proved.value, cutoutId) : null,
      balanceOf(proved.value),
    ]);
    if (row) show({ event: 'cutout', data: viewOf(row, viewer.userId) });
    else if (cutoutId) show({ event: 'removed', data: { id: cutoutId } });
    show({ event: 'wallet', data: { ...balance, priceMicros: env().PRICE_PER_IMAGE_MICROUSD } });
  };

  const stop = subscribe(
    workspaceId,
    (event) => inOrder(() => tell(event.cutoutId)),
    () => inOrder(async () => show({ event: 'gap', data: {} })),
  );
  inOrder(() => tell(undefined));
  return stop;
}
