import { expect, test } from 'vitest';
import { initialsOf } from '@/components/shell/initials';

test.each([
  ['Ada Lovelace', 'AL'],
  ['Ada King Lovelace', 'AL'],
  ['ada.lovelace@example.org', 'AL'],
  ['ada@example.org', 'A'],
  ['élodie', 'É'],
  ['𝒜da', '𝒜'],
  ['<b>Ada</b> (Ops)', 'BO'],
  ['Ada 🦊', 'A'],
])('%s is known by %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test.each(['<', '🦊', '🦊 👩‍🚀', '@', '...'])('%s has no letter to be known by', (name) => {
  expect(initialsOf(name)).toBe('');
});
