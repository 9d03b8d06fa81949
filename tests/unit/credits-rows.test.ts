import { describe, expect, test } from 'vitest';
import { rowsOf } from '@/components/credits/rows';
import type { EntryView } from '@/lib/ledger/view';

const PRICE = 18_000n;
let lastId = 0;

/** A ledger as the wallet writes it, oldest first; returned newest first, as pages get it. */
function ledger(...moves: [EntryView['kind'], string | null, EntryView['holdState']][]): EntryView[] {
  let balance = 0n;
  return moves
    .map(([kind, cutoutId, holdState]) => {
      const availableMicros = {
        grant: 180_000n,
        reserve: -PRICE,
        settle: 0n,
        release: PRICE,
        debit: -PRICE,
        debit_return: PRICE,
      }[kind];
      balance += availableMicros;
      lastId += 1;
      return {
        id: String(lastId),
        kind,
        at: new Date(lastId * 1000),
        availableMicros,
        balanceMicros: balance,
        cutoutId,
        imageName: cutoutId,
        holdState,
        failureReason: null,
        thumbnailUrl: null,
        by: null,
        grantKind: null,
        note: null,
        debitKind: null,
        refund: null,
        payment: null,
      };
    })
    .reverse();
}

const told = (entries: EntryView[]) => rowsOf(entries).map((row) => `${row.state} ${row.amountMicros}`);

describe('the ledger as rows', () => {
  test('an image that succeeded is one row at its price', () => {
    const entries = ledger(['grant', null, null], ['reserve', 'a', 'settled'], ['settle', 'a', 'settled']);
    expect(told(entries)).toEqual(['cut -18000', 'grant 180000']);
  });

  test('an image that failed at once is one row that came to nothing', () => {
    const entries = ledger(['grant', null, null], ['reserve', 'a', 'released'], ['release', 'a', 'released']);
    expect(told(entries)).toEqual(['given_back 0', 'grant 180000']);
  });

  test('an image still being cut says so', () => {
    expect(told(ledger(['reserve', 'a', 'held']))).toEqual(['running -18000']);
  });

  test('every amount leads from the balance below it to its own, whatever ran at once', () => {
    const entries = ledger(
      ['grant', null, null],
      ['reserve', 'a', 'released'],
      ['reserve', 'b', 'settled'],
      ['release', 'a', 'released'],
      ['reserve', 'c', 'released'],
      ['release', 'c', 'released'],
      ['settle', 'b', 'settled'],
      ['reserve', 'd', 'held'],
    );
    const rows = rowsOf(entries);
    for (const [index, row] of rows.entries()) {
      expect(row.balanceMicros - row.amountMicros).toBe(rows[index + 1]?.balanceMicros ?? 0n);
    }
  });
});
