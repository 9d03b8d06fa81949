import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quoteOf } from '@/components/remove/quote';
import { mayManage } from '@/lib/cutouts/manage';
import { spendableMicros } from '@/lib/wallet/rules/spendable';
import { cleanTeamName, slugFrom } from '@/lib/workspaces/rules/names';
import { startOf } from '@/lib/workspaces/rules/places';
import { isOlderThan, isRetention } from '@/lib/workspaces/rules/retention';

describe('a team’s name', () => {
  test.each([
    ['  Two   words ', 'Two words'],
    ['a\r\nb\tc', 'a b c'],
    ['\u202eevil\u2066', 'evil'],
    ['a \u200b b', 'a b'],
    ['Ünïcode 🎈', 'Ünïcode 🎈'],
    ['half \ud83d', 'half'],
  ])('%j is kept as %j', (given, kept) => {
    expect(cleanTeamName(given)).toBe(kept);
  });

  test.each(['', '   ', '\u200b\u2060', '\u3164', '\0', 'x'.repeat(61)])('is never %j', (given) => {
    expect(cleanTeamName(given)).toBeNull();
  });

  test('is one line of 1 to 60 characters, and kept as it is from then on', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (given) => {
        const name = cleanTeamName(given);
        if (name === null) return;
        expect(cleanTeamName(name)).toBe(name);
        expect([...name].length).toBeGreaterThan(0);
        expect([...name].length).toBeLessThanOrEqual(60);
        expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]|^\s|\s$|\s\s/u);
      }),
    );
  });

  test('makes an address of letters, whatever it is', () => {
    expect(slugFrom('Été & Co.', '0a1b')).toBe('e-te-co-0a1b');
    expect(slugFrom('工作室', '0a1b')).toBe('studio-0a1b');
  });
});

test('cutouts are kept from one day to ten years, or always', () => {
  expect([null, 1, 30, 3_650].every(isRetention)).toBe(true);
  expect([0, -1, 1.5, 3_651, Number.NaN].some(isRetention)).toBe(false);
});

test('something is older than a retention time once that many days have passed, and never without one', () => {
  const [at, now] = [new Date('2026-01-01T12:00:00Z'), new Date('2026-01-31T12:00:00Z')];
  expect([isOlderThan(at, 29, now), isOlderThan(at, 30, now), isOlderThan(at, null, now)]).toEqual([
    true,
    false,
    false,
  ]);
});

test('a member may spend what is there, and no more than is left of their cap', () => {
  const spendable = (availableMicros: bigint, capLeftMicros: bigint | null) =>
    spendableMicros({ availableMicros, capLeftMicros });
  expect([spendable(5n, null), spendable(5n, 3n), spendable(5n, 9n), spendable(-2n, 3n), spendable(5n, 0n)]).toEqual([
    5n,
    3n,
    5n,
    -2n,
    0n,
  ]);
});

test('a batch is quoted by the smaller of credit and cap', () => {
  const wallet = { availableMicros: '180000', priceMicros: '18000', capLeftMicros: '36000' };
  expect(quoteOf(['a', 'b', 'c'], wallet)).toMatchObject({ beforeMicros: 36_000n, affordable: ['a', 'b'] });
  expect(quoteOf(['a', 'b', 'c'], { ...wallet, capLeftMicros: null }).affordable).toHaveLength(3);
});

test.each([
  ['owner', true, true],
  ['admin', true, true],
  ['member', true, false],
  ['viewer', false, false],
  ['job', false, false],
])('as %s one may delete one’s own cutouts: %s, and those of others: %s', (role, own, others) => {
  const me = { userId: 'me', role };
  expect([mayManage(me, { createdById: 'me' }), mayManage(me, { createdById: 'you' })]).toEqual([own, others]);
  expect(mayManage({ ...me, userId: null }, { createdById: null })).toBe(others);
});

test('a viewer begins in the gallery, everybody else where photos are dropped', () => {
  const roles = ['owner', 'admin', 'member', 'viewer'];
  expect(roles.map((role) => startOf({ slug: 's', role }))).toEqual([
    ...['/w/s/remove', '/w/s/remove', '/w/s/remove'],
    '/w/s/cutouts',
  ]);
});
