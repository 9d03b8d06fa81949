import { spendableMicros } from '@/lib/wallet/rules/spendable';

/** Which of the offered photos are known already: their hashes as far as they were counted, and what the server said of them. */
export type Knowledge = { hashes: ReadonlyMap<string, string>; known: ReadonlySet<string> };

export const NOTHING_KNOWN: Knowledge = { hashes: new Map(), known: new Set() };

export type Quote = {
  count: number;
  /** How many of them cost nothing: cut out before, or twice in the batch. */
  free: number;
  costMicros: bigint;
  beforeMicros: bigint;
  afterMicros: bigint;
  /** Those that the credit covers, free ones among them. */
  affordable: string[];
};

type Wallet = { availableMicros: string; priceMicros: string; capLeftMicros?: string | null };

/** What a batch costs, what the member may spend, and which of it that covers, first come first. */
export function quoteOf(keys: readonly string[], wallet: Wallet, { hashes, known } = NOTHING_KNOWN): Quote {
  const beforeMicros = spendableMicros(wallet);
  const price = BigInt(wallet.priceMicros);
  const seen = new Set(known);
  const affordable: string[] = [];
  let [free, costMicros] = [0, 0n];
  for (const key of keys) {
    const hash = hashes.get(key);
    const isFree = hash !== undefined && seen.has(hash);
    if (isFree) free += 1;
    else costMicros += price;
    const isCovered = isFree || price === 0n || costMicros <= beforeMicros;
    if (isCovered) affordable.push(key);
    // A twin is free only behind one that is sent.
    if (isCovered && hash) seen.add(hash);
  }
  return { count: keys.length, free, costMicros, beforeMicros, afterMicros: beforeMicros - costMicros, affordable };
}
