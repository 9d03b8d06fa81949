import { expect, test } from 'vitest';
import { describeRefusal } from '@/lib/http';
import { clientOf, waitMs } from '@/lib/limits/rules';
import { refuse } from '@/lib/result';

const now = new Date('2026-01-01T12:00:00Z');
const limit = { limit: 3, windowMs: 60_000 };

test('the last use within the limit waits for nothing', () => {
  expect(waitMs({ startedAt: now, used: 3 }, limit, now)).toBe(0);
});

test('one more waits until the window closes, and never less than a second', () => {
  const startedAt = new Date(now.getTime() - 20_000);
  expect(waitMs({ startedAt, used: 4 }, limit, now)).toBe(40_000);
  expect(waitMs({ startedAt: new Date(now.getTime() - 59_999), used: 4 }, limit, now)).toBe(1000);
});

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
  ['nonsense', 'unknown'],
  ['', 'unknown'],
])('%s counts as %s', (address, client) => {
  expect(clientOf(address)).toBe(client);
});

test.each([
  [1, '1 second'],
  [20_000, '20 seconds'],
  [60_000, '1 minute'],
  [241_000, '5 minutes'],
])('a wait of %d ms is said as %s', (retryAfterMs, wait) => {
  const { detail } = describeRefusal(refuse('too_many_requests', { retryAfterMs }));
  expect(detail).toBe(`Too many attempts. Try again in ${wait}.`);
});
