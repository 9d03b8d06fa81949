import { describe, expect, test } from 'vitest';
import { isWithinShare, roomBytes } from '@/lib/uploads/rules';

const BUDGET_BYTES = 6_000_000_000;
const LARGEST_BYTES = 30_000_000;

/** What each takes who, in turns, takes as many of the largest images as are let in. */
function greedily(people: number): number[] {
  const taken = Array.from({ length: people }, () => 0);
  for (let someoneGot = true; someoneGot; ) {
    someoneGot = false;
    for (const [who, bytes] of taken.entries()) {
      const all = taken.reduce((sum, one) => sum + one, 0) + LARGEST_BYTES;
      if (!isWithinShare(bytes + LARGEST_BYTES, all, BUDGET_BYTES)) continue;
      taken[who] = bytes + LARGEST_BYTES;
      someoneGot = true;
    }
  }
  return taken;
}

describe('the budget of what is on its way', () => {
  test.each([1, 2, 5, 19])('with %i greedy people leaves somebody new as much as each of them has', (people) => {
    const taken = greedily(people);
    const left = BUDGET_BYTES - taken.reduce((sum, one) => sum + one, 0);
    expect(Math.max(...taken)).toBeLessThanOrEqual(left);
    expect(Math.min(...taken)).toBeGreaterThan(BUDGET_BYTES / (people + 1) - LARGEST_BYTES);
  });

  test('counts a request for what it announces, within a floor and one largest image', () => {
    expect(roomBytes(500, LARGEST_BYTES)).toBe(1_000_000);
    expect(roomBytes(20_000_000, LARGEST_BYTES)).toBe(20_000_000);
    expect(roomBytes(15_000_000_000, LARGEST_BYTES)).toBe(LARGEST_BYTES);
    expect(roomBytes(null, LARGEST_BYTES)).toBe(LARGEST_BYTES);
  });
});
