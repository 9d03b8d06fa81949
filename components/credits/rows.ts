import type { EntryView } from '@/lib/ledger/view';

export type Row = {
  id: string;
  at: Date;
  /** What it came to: a hold that was given back at once is 0. */
  amountMicros: bigint;
  balanceMicros: bigint;
  state: 'grant' | 'running' | 'cut' | 'set_aside' | 'given_back' | 'taken' | 'returned';
  entry: EntryView;
};

const STATE_OF_HOLD = { held: 'running', settled: 'cut', released: 'set_aside' } as const;

/**
 * The ledger as a person reads it, newest first as it came. Each row's amount leads from the balance below it to its own
 * (where no filter left anything out between them). An image is one row, where its money left the balance; one that failed has
 * a second, where it came back, unless the two stand side by side: then they are one row that came to nothing.
 */
export function rowsOf(entries: EntryView[]): Row[] {
  return entries.flatMap(
    (entry, index) => rowOf(entry, { newer: entries[index - 1], older: entries[index + 1] }) ?? [],
  );
}

type Beside = { newer: EntryView | undefined; older: EntryView | undefined };

function rowOf(entry: EntryView, { newer, older }: Beside): Row | null {
  const { id, at, balanceMicros, availableMicros } = entry;
  const row = { id, at, balanceMicros, amountMicros: availableMicros, entry };
  switch (entry.kind) {
    case 'grant':
      return { ...row, state: 'grant' };
    case 'debit':
      return { ...row, state: 'taken' };
    case 'debit_return':
      return { ...row, state: 'returned' };
    case 'release':
      return { ...row, state: 'given_back', amountMicros: givesBack(entry, older) ? 0n : availableMicros };
    case 'settle':
      return null;
    case 'reserve':
      return givesBack(newer, entry) ? null : { ...row, state: STATE_OF_HOLD[entry.holdState ?? 'held'] };
  }
}

function givesBack(release: EntryView | undefined, reserve: EntryView | undefined): boolean {
  return (
    release?.kind === 'release' &&
    reserve?.kind === 'reserve' &&
    release.cutoutId !== null &&
    release.cutoutId === reserve.cutoutId
  );
}
