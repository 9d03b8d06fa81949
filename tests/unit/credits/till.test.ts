import { describe, expect, it } from 'vitest';
import { whyOf } from '@/components/credits/buy/decline';
import { totalOf } from '@/components/credits/buy/refund-amount';
import { parseCents, parseImages, writeCents } from '@/components/forms/amount';
import { planRefund } from '@/lib/billing/rules/refund';

describe('an amount as people type it', () => {
  it.each([
    ['12', 1200],
    ['12.5', 1250],
    [' $12.50 ', 1250],
    ['12,50', 1250],
    ['12,5', 1250],
    ['1,000', 100_000],
    ['1,000.05', 100_005],
    ['10000', 1_000_000],
    ['5.', 500],
    ['0.29', 29],
  ])('%s is %i cents', (text, cents) => expect(parseCents(text)).toBe(cents));

  it.each(['', ' ', '$', 'ten', '-5', '1.234', '12.505', '1,00,0', '1.000,00', '1e3', '12 50', '9'.repeat(12), '٣'])(
    '%s is none',
    (text) => expect(parseCents(text)).toBeNull(),
  );

  it('is read again as it was written', () => {
    for (const cents of [500, 1250, 1999, 6000, 1_000_000]) expect(parseCents(writeCents(cents))).toBe(cents);
  });
});

it('images are whole numbers of what can be bought, zero included', () => {
  expect(['0', '50', ' 20 ', '1,000', '1000000'].map((text) => parseImages(text))).toEqual([
    0, 50, 20, 1000, 1_000_000,
  ]);
  expect(['', '-1', '2.5', '1000001', 'x', '1,0'].map((text) => parseImages(text))).toEqual(Array(6).fill(null));
});

it('a decline is told by what a person can do about it; a code nobody knows is told as a refusal', () => {
  expect(['insufficient_funds', 'expired_card', 'generic_decline', 'card_declined'].map(whyOf)).toEqual([
    'insufficient_funds',
    'expired_card',
    'card_refused',
    'card_refused',
  ]);
  expect(['lost_card', 'stolen_card', 'authentication_required', 'not_finished', 'no_saved_card'].map(whyOf)).toEqual([
    'card_gone',
    'card_gone',
    'authentication',
    'not_finished',
    'no_saved_card',
  ]);
  expect(['refused', 'toString', '__proto__', 'brand_new_code'].map(whyOf)).toEqual(Array(4).fill('other'));
});

it('a refund over two cards comes to what goes to each, with its tax, and to the credit that leaves, free credit with it', () => {
  const payment = (paymentId: string, day: number, taxCents: number, bonusLeftMicros: bigint) => ({
    ...{ paymentId, paidAt: new Date(Date.UTC(2026, 0, day)), netCents: 900, taxCents },
    ...{ goneNetCents: 0, goneTaxCents: 0, grantedMicros: 9_000_000n, leftMicros: 9_000_000n, bonusLeftMicros },
    isDisputed: false,
  });
  const parts = planRefund([payment('old', 1, 90, 450_000n), payment('new', 2, 0, 0n)], 20_000_000n, 1000);
  expect(parts.map(({ paymentId, netCents }) => [paymentId, netCents])).toEqual([
    ['new', 900],
    ['old', 100],
  ]);
  expect(totalOf(parts)).toEqual({
    ...{ netCents: 1000, taxCents: 10, totalCents: 1010 },
    ...{ goneMicros: 10_050_000n, bonusMicros: 50_000n },
  });
});
