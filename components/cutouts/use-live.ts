'use client';
import { useEffect, useRef } from 'react';
import { type Listener, listen } from './live';

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
