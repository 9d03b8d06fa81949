'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useLive } from '@/components/cutouts/use-live';
import { useWalletNews } from '@/components/cutouts/use-wallet-news';

const QUIET_MS = 400;

type Shown = { availableMicros: bigint; heldMicros: bigint };
type Props = {
  workspace: string;
  shown: Shown;
  /** It shows a refund that has no end yet: its end moves no credit. */
  isWaiting: boolean;
};

/**
 * Begins at the part of the page that was asked for, and reads the page anew when there is more or less money than it shows.
 */
export function LiveLedger({ workspace, shown: { availableMicros, heldMicros }, isWaiting }: Props) {
  const router = useRouter();
  useLive(workspace, { onCutout: () => undefined, onGap: () => router.refresh(), unfinished: () => [] });
  // A page that streams in was not there when the browser looked for the part of it that its address names.
  useEffect(() => {
    if (window.scrollY === 0) document.getElementById(window.location.hash.slice(1))?.scrollIntoView();
  }, []);
  useWalletNews(
    (wallet) =>
      isWaiting || BigInt(wallet.availableMicros) !== availableMicros || BigInt(wallet.heldMicros) !== heldMicros,
    QUIET_MS,
  );
  return null;
}
