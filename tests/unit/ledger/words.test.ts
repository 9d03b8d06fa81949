import { describe, expect, test } from 'vitest';
import { creditsHref, csvHref } from '@/components/credits/address';
import { titleOf, whatOf } from '@/components/credits/words';
import type { EntryView } from '@/lib/ledger/view';

const blank: EntryView = {
  ...{ id: '1', kind: 'grant', at: new Date(0), availableMicros: 1n, balanceMicros: 1n, cutoutId: null },
  ...{ imageName: null, holdState: null, failureReason: null, thumbnailUrl: null, by: null, grantKind: null },
  ...{ note: null, debitKind: null, refund: null, payment: null },
};
const bought = { images: 1000, totalCents: 1800, taxCents: 0, card: { brand: 'visa', last4: '4242' } };
const payment = { ...bought, kind: 'checkout' as const, receiptUrl: null, invoiceUrl: null };

type Told = Parameters<typeof titleOf>[0]['state'];
const told = (state: Told, entry: Partial<EntryView>) => {
  const row = { state, entry: { ...blank, ...entry } };
  return [titleOf(row), whatOf(row)];
};

describe('a row in words', () => {
  test('a purchase says how many images and which card; a top-up that it came by itself', () => {
    expect(told('grant', { grantKind: 'purchase', payment })).toEqual(['1,000 images', 'Visa 4242']);
    expect(told('grant', { grantKind: 'purchase', payment: { ...payment, kind: 'top_up', images: 1 } })[0]).toBe(
      'Top-up · 1 image',
    );
    expect(told('grant', { grantKind: 'purchase', payment: { ...payment, card: null } })[1]).toBe('Paid');
    expect(told('grant', { grantKind: 'bonus', payment })).toEqual(['Bonus credit', 'With 1,000 images']);
  });

  test('an operator’s credit carries the operator’s reason', () => {
    expect(told('grant', { grantKind: 'operator', note: 'For the trouble' })[1]).toBe('Added by hand: For the trouble');
    expect(told('grant', { grantKind: 'operator' })[1]).toBe('Added by hand');
  });

  test('a refund says to which card, how much, and what it came of', () => {
    const refund = { status: 'succeeded' as const, cents: 857 };
    const refunded = { grantKind: 'purchase' as const, debitKind: 'refund' as const, refund, payment };
    expect(told('taken', refunded)).toEqual(['Refund to Visa 4242', '$8.57 paid back · Of 1,000 images']);
    expect(told('returned', refunded)).toEqual(['Refund to Visa 4242 failed', 'Returned to your balance']);
    expect(told('taken', { ...refunded, grantKind: 'bonus' })).toEqual(['Bonus taken back', 'Of 1,000 images']);
  });

  test('a dispute says that the bank took it back, and when it ended well', () => {
    const disputed = { grantKind: 'purchase' as const, debitKind: 'dispute' as const, payment };
    expect(told('taken', disputed)).toEqual([
      'Payment disputed by the bank',
      'Taken back · Of 1,000 images · Visa 4242',
    ]);
    expect(told('returned', disputed)[0]).toBe('Dispute ended in your favour');
  });

  test('an image says whose it was', () => {
    const by = (you: boolean) => ({ imageName: 'a.png', by: { name: 'Grace', you } });
    expect(told('cut', by(true))).toEqual(['a.png', 'Cut by you']);
    expect(told('cut', by(false))[1]).toBe('Cut by Grace');
    expect(told('cut', {})).toEqual(['An image', 'Cut by a former member']);
  });
});

test('what is shown is an address, and the file is of the same entries', () => {
  const shown = { kind: 'images', from: '2026-11-01', by: 'person', days: 7 } as const;
  expect(creditsHref('a', {})).toBe('/w/a/credits');
  expect(creditsHref('a', shown, '12')).toBe('/w/a/credits?kind=images&from=2026-11-01&by=person&days=7&before=12');
  expect(csvHref('a', shown)).toBe('/api/ledger.csv?kind=images&from=2026-11-01&workspace=a');
});
