import fc from 'fast-check';
import { expect, test } from 'vitest';
import { safeNextPath } from '@/lib/auth/rules/next-path';

test.each(['/settings', '/w/ada/cutouts?q=a%20b#top', '/'])('%s is kept', (path) => {
  expect(safeNextPath(path)).toBe(path);
});

test.each([
  null,
  '',
  'settings',
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/a/..//evil.example',
  '/.//evil.example',
  'javascript:alert(1)',
])('%j leads home', (path) => {
  expect(safeNextPath(path, '/home')).toBe('/home');
});

test('whatever is asked for, a browser stays on this site', () => {
  const here = 'https://clearcut.example';
  const pieces = fc.constantFrom('/', '\\', '.', '..', '%2f', '\t', '\n', '@', ':', 'evil.example', '?', '#', 'a');
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), (parts) => {
      expect(new URL(safeNextPath(parts.join('')), here).origin).toBe(here);
    }),
  );
});
