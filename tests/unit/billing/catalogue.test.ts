import { describe, expect, test } from 'vitest';
import { catalogueAt, LEAST_CENTS, MOST_CENTS, orderOf } from '@/lib/billing/rules/catalogue';
import { parseEnvironment } from '@/lib/env';

const PRICE = 18_000n;
const settings = (text: string) => parseEnvironment({ DATABASE_URL: 'postgres://db', CREDIT_PACKS: text }).CREDIT_PACKS;
const packs = (text: string, price = PRICE) => catalogueAt(settings(text), price);

describe('the catalogue', () => {
  test('sells 250, 500, 1,000 and 5,000 images at exactly the price of an image unless it is told otherwise', () => {
    expect(packs('').map(({ images, amountCents, grantedMicros }) => [images, amountCents, grantedMicros])).toEqual([
      [250, 450, 4_500_000n],
      [500, 900, 9_000_000n],
      [1_000, 1_800, 18_000_000n],
      [5_000, 9_000, 90_000_000n],
    ]);
  });

  test('knows bonus images and prices of its own', () => {
    expect(packs('1000+50, 5000 @ 8500, 10+1@150')).toEqual([
      { images: 1_000, bonusImages: 50, amountCents: 1_800, grantedMicros: 18_000_000n, bonusMicros: 900_000n },
      { images: 5_000, bonusImages: 0, amountCents: 8_500, grantedMicros: 90_000_000n, bonusMicros: 0n },
      { images: 10, bonusImages: 1, amountCents: 150, grantedMicros: 180_000n, bonusMicros: 18_000n },
    ]);
  });

  test('rounds part of a cent up, never the credit down', () => {
    expect(packs('1, 2', 18_001n).map(({ amountCents, grantedMicros }) => [amountCents, grantedMicros])).toEqual([
      [2, 18_001n],
      [4, 36_002n],
    ]);
    expect(packs('1', 20_000n)[0]?.amountCents).toBe(2);
  });

  test.each(['0', '100@0', 'many', '100+', '100@', '-5', '1.5'])('an operator who writes %j is told', (text) => {
    expect(() => settings(text)).toThrow(/CREDIT_PACKS has ".*", which is no pack/);
  });
});

describe('an order', () => {
  const catalogue = packs('250, 1000+50');
  const order = (choice: Parameters<typeof orderOf>[0]) => orderOf(choice, catalogue, PRICE);

  test('of a pack is that pack', () => {
    expect(order({ images: 1_000 })).toEqual({ ok: true, value: catalogue[1] });
  });

  test('of a pack that is not on sale is refused', () => {
    expect(order({ images: 1_001 })).toEqual({ ok: false, reason: 'unknown_pack' });
  });

  test('of any other amount gives exactly that much credit and no bonus', () => {
    expect(order({ amountCents: 1_234 })).toEqual({
      ok: true,
      value: { images: 685, bonusImages: 0, amountCents: 1_234, grantedMicros: 12_340_000n, bonusMicros: 0n },
    });
  });

  test.each([LEAST_CENTS, MOST_CENTS])('of %i cents is taken', (amountCents) => {
    expect(order({ amountCents }).ok).toBe(true);
  });

  test.each([LEAST_CENTS - 1, MOST_CENTS + 1, 0, -500, 500.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'of %d cents is refused with what is possible',
    (amountCents) => {
      expect(order({ amountCents })).toEqual({
        ...{ ok: false, reason: 'amount_out_of_range' },
        ...{ leastCents: 500, mostCents: 1_000_000 },
      });
    },
  );
});
