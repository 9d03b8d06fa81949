import { expect, test } from 'vitest';
import { usdCents, usdSum } from '@/lib/billing/client/settled';

test.each([
  [450, 'usd', null, 450],
  [-450, 'usd', null, -450],
  [414, 'eur', 0.92, 450],
  [-1_656, 'eur', 0.92, -1_800],
  [72, 'eur', 0.9, 80],
])('%d cents booked in %s at %s were %d cents of dollars', (amount, currency, exchange_rate, cents) => {
  expect(usdCents(amount, { currency, exchange_rate })).toBe(cents);
});

test('what went and came back at two rates is nothing; what did not come back is what went', () => {
  const went = { amount: -391, currency: 'eur', exchange_rate: 0.7812 };
  const came = { amount: 388, currency: 'eur', exchange_rate: 0.7754 };
  expect(usdSum([went, came])).toBe(0);
  expect(usdSum([went])).toBe(-501);
  expect(usdSum([{ amount: -1, currency: 'usd', exchange_rate: null }])).toBe(-1);
  expect(usdSum([])).toBe(0);
});
