'use client';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useOnline } from '@/components/ui/use-online';
import { type Listener, listen, liveOf } from './live';

/** Tells `listener` every change in the workspace while the component is on the page. */
export function useLive(workspace: string, listener: Listener) {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(
    () =>
      listen(workspace, {
        onCutout: (cutout) => latest.current.onCutout(cutout),
        onRemoved: (id) => latest.current.onRemoved?.(id),
        onGap: () => latest.current.onGap?.(),
        unfinished: () => latest.current.unfinished(),
      }),
    [workspace],
  );
}

/** True while nothing is heard of the workspace, because the device or the line to the server is down. */
export function useConnectionLost(workspace: string): boolean {
  const live = liveOf(workspace);
  const isDeaf = useSyncExternalStore(live.watch, live.isDeaf, () => false);
  return !useOnline() || isDeaf;
}
