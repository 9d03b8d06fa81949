import type { EntryView } from '@/lib/wallet/loaders';

export type Row = {
  id: string;
  at: Date;
  /** What it came to: a hold that was given back at once is 0. */
  amountMicros: bigint;
  balanceMicros: bigint;
  state: 'grant' | 'running' | 'cut' | 'set_aside' | 'given_back';
  entry: EntryView;
};

const STATE_OF_HOLD = { held: 'running', settled: 'cut', released: 'set_aside' } as const;

/**
 * The ledger as a person reads it, newest first as it came. Each row's amount leads from the balance below it to its own.
 * An image is one row, where its money left the balance; one that failed has a second, where it came back, unless the two
 * stand side by side: then they are one row that came to nothing.
 */
export function rowsOf(entries: EntryView[]): Row[] {
  return entries.flatMap((entry, index): Row[] => {
    const { id, at, balanceMicros, availableMicros } = entry;
    const base = { id, at, balanceMicros, entry };
    if (entry.kind === 'grant') return [{ ...base, amountMicros: availableMicros, state: 'grant' }];
    if (entry.kind === 'release') {
      const amountMicros = givesBack(entry, entries[index + 1]) ? 0n : availableMicros;
      return [{ ...base, amountMicros, state: 'given_back' }];
    }
    if (entry.kind === 'settle' || givesBack(entries[index - 1], entry)) return [];
    return [{ ...base, amountMicros: availableMicros, state: STATE_OF_HOLD[entry.holdState ?? 'held'] }];
  });
}

function givesBack(release: EntryView | undefined, reserve: EntryView | undefined): boolean {
  return (
    release?.kind === 'release' &&
    reserve?.kind === 'reserve' &&
    release.cutoutId !== null &&
    release.cutoutId === reserve.cutoutId
  );
}
