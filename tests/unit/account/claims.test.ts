import { expect, test } from 'vitest';
import { isEmailProven, joinClaims } from '@/lib/auth/rules/claims';

const nothing = { sub: 'ada', name: '', preferred_username: '', email: '', email_verified: false };

test('what the userinfo endpoint adds is taken, and what it leaves out is not lost', () => {
  const idToken = { ...nothing, name: 'Ada', email: 'ada@example.org', email_verified: true };
  expect(joinClaims(idToken, { ...nothing, name: 'Ada L.' })).toEqual({ ...idToken, name: 'Ada L.' });
  expect(joinClaims({ ...nothing, name: 'Ada' }, { ...idToken, name: '' })).toEqual(idToken);
});

test('the proof of one address does not vouch for another', () => {
  const proven = { ...nothing, email: 'ada@example.org', email_verified: true };
  const other = { ...nothing, email: 'eve@example.org' };
  expect(isEmailProven(joinClaims(proven, other))).toBe(false);
  expect(joinClaims(other, proven)).toMatchObject({ email: 'ada@example.org', email_verified: true });
});

test.each([
  [true, true],
  ['true', true],
  [false, false],
  ['false', false],
  [1, false],
  [undefined, false],
])('a provider that says %j about an address vouches for it: %s', (email_verified, proven) => {
  expect(isEmailProven({ email_verified })).toBe(proven);
});

test('a profile without a word about it is not vouched for', () => {
  expect(isEmailProven({ email: 'ada@example.org' })).toBe(false);
  expect(isEmailProven(undefined)).toBe(false);
});
