'use client';

import { useWalletNews } from '@/components/cutouts/use-wallet-news';

/** Long enough for whoever watches the balance to have looked. */
const QUIET_MS = 1_500;

type Props = { availableMicros: bigint; watchBelowMicros: bigint | null };

/** Reads the page anew when credit came, or fell below the watched level: there may be something else to say of it. */
export function LiveMoney({ availableMicros, watchBelowMicros }: Props) {
  useWalletNews((wallet) => {
    const now = BigInt(wallet.availableMicros);
    return now > availableMicros || (watchBelowMicros !== null && now < watchBelowMicros);
  }, QUIET_MS);
  return null;
}
