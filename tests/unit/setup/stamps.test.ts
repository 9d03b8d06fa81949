import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isInstalled } from '@/scripts/setup/install.mjs';
import { hashOf, stamp } from '@/scripts/setup/stamps.mjs';

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'clearcut-stamps-'));
  mkdirSync(path.join(root, 'lib/sandbox'), { recursive: true });
  writeFileSync(path.join(root, 'lib/a.ts'), 'a');
  writeFileSync(path.join(root, 'lib/sandbox/b.ts'), 'b');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const hash = () => hashOf(root, ['lib', 'missing'], ['lib/sandbox']);

test('a changed, added, renamed or removed source changes the hash', () => {
  const hashes = [hash()];
  writeFileSync(path.join(root, 'lib/a.ts'), 'A');
  hashes.push(hash());
  writeFileSync(path.join(root, 'lib/c.ts'), '');
  hashes.push(hash());
  rmSync(path.join(root, 'lib/a.ts'));
  hashes.push(hash());
  writeFileSync(path.join(root, 'lib/d.ts'), 'A');
  hashes.push(hash());
  expect(new Set(hashes).size).toBe(hashes.length);
});

test('a date, or a file that is no source, changes nothing', () => {
  const before = hash();
  utimesSync(path.join(root, 'lib/a.ts'), 1, 1);
  writeFileSync(path.join(root, 'lib/sandbox/b.ts'), 'other');
  expect(hash()).toBe(before);
});

test('what was begun again and not finished counts as missing', () => {
  const note = stamp(path.join(root, 'made/from'));
  expect(note.matches('x')).toBe(false);
  note.write('x');
  expect(note.matches('x')).toBe(true);
  expect(note.matches('y')).toBe(false);
  note.clear();
  expect(note.matches('x')).toBe(false);
});

test('packages are installed again when one is missing or has another version', () => {
  const wanted = { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } };
  expect(isInstalled(wanted, { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } })).toBe(
    true,
  );
  expect(isInstalled(wanted, { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.1' } })).toBe(
    false,
  );
  expect(isInstalled(wanted, { 'node_modules/a': { version: '1.0.0' } })).toBe(false);
  expect(isInstalled(wanted, undefined)).toBe(false);
});

test('packages for other platforms may be missing', () => {
  expect(isInstalled({ 'node_modules/darwin-only': { version: '1.0.0', optional: true } }, {})).toBe(true);
});
