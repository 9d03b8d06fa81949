import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keep, keepFirst } from '@/scripts/setup/keep.mjs';

const KEEP = new URL('../../../scripts/setup/keep.mjs', import.meta.url).href;
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'clearcut-keep-'));
  file = path.join(folder, 'secret');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('whoever is killed while writing a kept file leaves it whole', async () => {
  const [one, other] = ['a'.repeat(200_000), 'b'.repeat(200_000)];
  const program = `import { keep } from ${JSON.stringify(KEEP)};
    for (let nth = 0; ; nth += 1) {
      keep(process.argv[1], (nth % 2 ? 'a' : 'b').repeat(200_000));
      if (nth === 5) process.stdout.write('writing');
    }`;
  for (let kill = 0; kill < 5; kill++) {
    const writer = spawn(process.execPath, ['--input-type=module', '-e', program, file]);
    const ended = once(writer, 'close');
    await Promise.race([once(writer.stdout, 'data'), ended]);
    for (let look = 0; look < 20; look++) expect([one, other]).toContain(readFileSync(file, 'utf8'));
    writer.kill('SIGKILL');
    await ended;
    expect([one, other]).toContain(readFileSync(file, 'utf8'));
  }
});

test('a kept file is its owner’s only, and not touched when it says the same already', () => {
  keep(file, 'a password');
  const before = statSync(file);
  expect(before.mode & 0o777).toBe(0o600);
  keep(file, 'a password');
  expect(statSync(file).ino).toBe(before.ino);
  keep(file, 'another');
  expect(readFileSync(file, 'utf8')).toBe('another');
  expect(readdirSync(folder)).toEqual(['secret']);
});

test('what is made once stays, unless a killed start left nothing in it', () => {
  expect(keepFirst(file, () => 'first')).toBe('first');
  expect(keepFirst(file, () => 'second')).toBe('first');
  writeFileSync(file, '');
  expect(keepFirst(file, () => 'third')).toBe('third');
  expect(readdirSync(folder)).toEqual(['secret']);
});
