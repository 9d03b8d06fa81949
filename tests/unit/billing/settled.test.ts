import { expect, test } from 'vitest';
import { usdCents } from '@/lib/billing/client/settled';

test.each([
  [450, 'usd', null, 450],
  [-450, 'usd', null, -450],
  [414, 'eur', 0.92, 450],
  [-1_656, 'eur', 0.92, -1_800],
  [72, 'eur', 0.9, 80],
])('%d cents booked in %s at %s were %d cents of dollars', (amount, currency, exchange_rate, cents) => {
  expect(usdCents(amount, { currency, exchange_rate })).toBe(cents);
});
