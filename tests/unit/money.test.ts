import { describe, expect, test } from 'vitest';
import { CARD_DECIMALS, formatCents, formatMicros, formatWholeCents, imagesFor } from '@/lib/money';

describe('money as people read it', () => {
  test.each([
    [0n, '$0.000'],
    [18_000n, '$0.018'],
    [-18_000n, '−$0.018'],
    [180_000n, '$0.180'],
    [9_000_000n, '$9.000'],
    [1_234_567_000_000n, '$1,234,567.000'],
  ])('%s is written as a price is, with three decimals: %s', (micros, text) => {
    expect(formatMicros(micros)).toBe(text);
  });

  test('is never rounded', () => {
    expect([1n, 18_500n, 123_456_789n].map((micros) => formatMicros(micros))).toEqual([
      '$0.000001',
      '$0.0185',
      '$123.456789',
    ]);
  });

  test('that stands beside what a card is charged is whole cents too, and never more than there is', () => {
    expect([0n, 9_999n, 5_157_777n, 180_000n].map(formatWholeCents)).toEqual(['$0.00', '$0.00', '$5.15', '$0.18']);
  });

  test('that a card is charged is whole cents', () => {
    expect(formatMicros('4500000', CARD_DECIMALS)).toBe('$4.50');
    expect([0, 450, 1_000_000].map(formatCents)).toEqual(['$0.00', '$4.50', '$10,000.00']);
  });
});

describe('the images a balance buys', () => {
  test.each([
    [36_000n, 2],
    [35_999n, 1],
    [17_999n, 0],
    [0n, 0],
    [-36_000n, 0],
  ])('%s micro-dollars at $0.018 buy %s whole images', (available, images) => {
    expect(imagesFor(available, 18_000n)).toBe(images);
    expect(imagesFor(available.toString(), '18000')).toBe(images);
  });

  test('are none at a price that is none', () => {
    expect(imagesFor(36_000n, 0n)).toBe(0);
    expect(imagesFor(36_000n, -18_000n)).toBe(0);
  });
});
