import { describe, expect, test } from 'vitest';
import { CARD_DECIMALS, formatMicros } from '@/lib/money';

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

  test('that a card is charged is whole cents', () => {
    expect(formatMicros('4500000', CARD_DECIMALS)).toBe('$4.50');
  });
});
