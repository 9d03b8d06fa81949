'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useLive } from '@/components/cutouts/use-live';

const QUIET_MS = 400;

/** Reads the page anew when money moved: once for a burst of events. */
export function LiveLedger({ workspace }: { workspace: string }) {
  const router = useRouter();
  useLive(workspace, { onCutout: () => undefined, onGap: () => router.refresh(), unfinished: () => [] });
  useEffect(() => {
    let soon: ReturnType<typeof setTimeout> | undefined;
    const hear = () => {
      clearTimeout(soon);
      soon = setTimeout(() => router.refresh(), QUIET_MS);
    };
    window.addEventListener('clearcut:wallet', hear);
    return () => {
      clearTimeout(soon);
      window.removeEventListener('clearcut:wallet', hear);
    };
  }, [router]);
  return null;
}
