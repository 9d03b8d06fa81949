'use client';
import { useEffect, useRef } from 'react';
import type { CutoutView } from '@/lib/cutouts/view';
import { listen } from './live';

/** Calls `onCutout` for every change in the workspace while the component is on the page. */
export function useLive(workspace: string, onCutout: (cutout: CutoutView) => void, unfinished: () => string[]) {
  const latest = useRef({ onCutout, unfinished });
  useEffect(() => {
    latest.current = { onCutout, unfinished };
  });
  useEffect(
    () =>
      listen(workspace, {
        onCutout: (cutout) => latest.current.onCutout(cutout),
        unfinished: () => latest.current.unfinished(),
      }),
    [workspace],
  );
}
