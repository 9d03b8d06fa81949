'use client';
import { useEffect, useState } from 'react';
import type { WalletView } from '@/lib/wallet/rules/view';

/** The wallet as the page was rendered, and then as live events tell it. */
export function useWallet(first: WalletView): WalletView {
  const [wallet, setWallet] = useState(first);
  useEffect(() => {
    const onWallet = (event: Event) => {
      if (event instanceof CustomEvent) setWallet((wallet) => ({ ...wallet, ...event.detail }));
    };
    window.addEventListener('clearcut:wallet', onWallet);
    return () => window.removeEventListener('clearcut:wallet', onWallet);
  }, []);
  return wallet;
}
