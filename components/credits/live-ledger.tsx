'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import type { WalletView } from '@/components/cutouts/live';
import { useLive } from '@/components/cutouts/use-live';

const QUIET_MS = 400;

type Shown = { availableMicros: bigint; heldMicros: bigint };
type Props = { workspace: string; shown: Shown };

/**
 * Begins at the part of the page that was asked for, and reads the page anew when there is more or less money than it shows:
 * once for a burst of events.
 */
export function LiveLedger({ workspace, shown: { availableMicros, heldMicros } }: Props) {
  const router = useRouter();
  useLive(workspace, { onCutout: () => undefined, onGap: () => router.refresh(), unfinished: () => [] });
  // A page that streams in was not there when the browser looked for the part of it that its address names.
  useEffect(() => {
    if (window.scrollY === 0) document.getElementById(window.location.hash.slice(1))?.scrollIntoView();
  }, []);
  useEffect(() => {
    let soon: ReturnType<typeof setTimeout> | undefined;
    const hear = (event: Event) => {
      const wallet: WalletView | undefined = event instanceof CustomEvent ? event.detail : undefined;
      if (!wallet || (BigInt(wallet.availableMicros) === availableMicros && BigInt(wallet.heldMicros) === heldMicros))
        return;
      clearTimeout(soon);
      soon = setTimeout(() => router.refresh(), QUIET_MS);
    };
    window.addEventListener('clearcut:wallet', hear);
    return () => {
      clearTimeout(soon);
      window.removeEventListener('clearcut:wallet', hear);
    };
  }, [router, availableMicros, heldMicros]);
  return null;
}
