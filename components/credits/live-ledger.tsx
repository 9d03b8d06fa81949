'use client';

import { useRouter } from 'next/navigation';
import { useLive } from '@/components/cutouts/use-live';
import { useWalletNews } from '@/components/cutouts/use-wallet-news';

const QUIET_MS = 400;

type Shown = { availableMicros: bigint; heldMicros: bigint };
type Props = { workspace: string; shown: Shown };

/** Reads the page anew when there is more or less money than it shows. */
export function LiveLedger({ workspace, shown: { availableMicros, heldMicros } }: Props) {
  const router = useRouter();
  useLive(workspace, { onCutout: () => undefined, onGap: () => router.refresh(), unfinished: () => [] });
  useWalletNews(
    (wallet) => BigInt(wallet.availableMicros) !== availableMicros || BigInt(wallet.heldMicros) !== heldMicros,
    QUIET_MS,
  );
  return null;
}
