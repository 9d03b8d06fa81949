import type { Db } from '@/lib/db';
import { findDifferences, findTotals, type WalletDifference } from '../store/verify';

/** Adds all wallets up again, in the caller's snapshot: where what is kept is not what its rows say. */
export function walletDifferences(tx: Db): Promise<WalletDifference[]> {
  return findDifferences(tx);
}

/** What all wallets hold together, in the caller's snapshot. */
export function walletTotals(tx: Db) {
  return findTotals(tx);
}
