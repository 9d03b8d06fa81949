'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent } from 'react';
import type { WalletView } from '@/lib/wallet/rules/view';

/** Reads the page anew `quietMs` after an event told of a wallet that `isNews`, if it still is: once for a burst of events. */
export function useWalletNews(isNews: (wallet: WalletView) => boolean, quietMs: number) {
  const router = useRouter();
  const isNewsNow = useEffectEvent(isNews);
  useEffect(() => {
    let soon: ReturnType<typeof setTimeout> | undefined;
    const hear = (event: Event) => {
      if (!(event instanceof CustomEvent)) return;
      clearTimeout(soon);
      soon = setTimeout(() => isNewsNow(event.detail) && router.refresh(), quietMs);
    };
    window.addEventListener('clearcut:wallet', hear);
    return () => {
      clearTimeout(soon);
      window.removeEventListener('clearcut:wallet', hear);
    };
  }, [router, quietMs]);
}
