import { describe, expect, test } from 'vitest';
import { type Figures, giftMicros, marginMicros, NOTHING, reasonOf, sumOf } from '@/lib/operator/rules';

const PRICE = 18_000n;

const day: Figures = {
  ...{ images: 3, soldMicros: 54_000n, paidInMicros: 4_000_000n, givenBackMicros: 1_000_000n },
  ...{ feesMicros: 440_000n, unknownFees: 1, upstreamMicros: 45_003n },
};

describe('the figures of a day', () => {
  test('leave as margin what was paid in, less all that left; what was sold is not money that came', () => {
    expect(marginMicros(day)).toBe(2_514_997n);
    expect(marginMicros({ ...NOTHING, soldMicros: 54_000n })).toBe(0n);
    expect(marginMicros({ ...NOTHING, upstreamMicros: 1n })).toBe(-1n);
  });

  test('add up to the micro-dollar, and the margin of the sum is the sum of the margins', () => {
    const sum = sumOf([day, NOTHING, day]);
    expect(sum).toEqual({
      ...{ images: 6, soldMicros: 108_000n, paidInMicros: 8_000_000n, givenBackMicros: 2_000_000n },
      ...{ feesMicros: 880_000n, unknownFees: 2, upstreamMicros: 90_006n },
    });
    expect(marginMicros(sum)).toBe(2n * marginMicros(day));
    expect(sumOf([])).toEqual(NOTHING);
  });
});

describe('a gift', () => {
  test.each([
    [{ images: 1 }, 18_000n],
    [{ images: 555_555 }, 9_999_990_000n],
    [{ amountCents: 1 }, 10_000n],
    [{ amountCents: 1_000_000 }, 10_000_000_000n],
  ])('of %o comes to %s micro-dollars', (gift, micros) => {
    expect(giftMicros(gift, PRICE)).toEqual({ ok: true, value: micros });
  });

  test.each([
    { images: 0 },
    { images: -1 },
    { images: 1.5 },
    { images: 555_556 },
    { images: Number.MAX_SAFE_INTEGER + 1 },
    { images: Number.NaN },
    { amountCents: 0 },
    { amountCents: -500 },
    { amountCents: 1_000_001 },
    { amountCents: Number.POSITIVE_INFINITY },
  ])('of %o is refused, with the bounds', (gift) => {
    expect(giftMicros(gift, PRICE)).toEqual({
      ...{ ok: false, reason: 'amount_out_of_range', leastCents: 1, mostCents: 1_000_000 },
    });
  });
});

test.each([
  [' For the trouble ', 'For the trouble'],
  ['a'.repeat(200), 'a'.repeat(200)],
  ['a'.repeat(201), null],
  [' \n ', null],
  ['', null],
  ['two\nlines', null],
  ['a\0b', null],
])('the reason %j is kept as %j', (typed, kept) => {
  expect(reasonOf(typed)).toBe(kept);
});
