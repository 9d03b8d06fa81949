'use client';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useOnline } from '@/components/ui/use-online';
import { type Listener, listen, liveOf } from './live';

/** Tells `listener` every change in the workspace while the component is on the page. */
export function useLive(workspace: string, listener: Listener) {
  const latest = useRef(listener);
  // What was read first: a page that is read again goes on listening.
  const [readAtMs] = useState(listener.readAtMs);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(
    () =>
      listen(workspace, {
        ...(readAtMs !== undefined && { readAtMs }),
        onCutout: (cutout) => latest.current.onCutout(cutout),
        onRemoved: (id) => latest.current.onRemoved?.(id),
        onGap: () => latest.current.onGap?.(),
        unfinished: () => latest.current.unfinished(),
      }),
    [workspace, readAtMs],
  );
}

/** True while nothing is heard of the workspace, because the device or the line to the server is down. */
export function useConnectionLost(workspace: string): boolean {
  const live = liveOf(workspace);
  const isDeaf = useSyncExternalStore(live.watch, live.isDeaf, () => false);
  return !useOnline() || isDeaf;
}
