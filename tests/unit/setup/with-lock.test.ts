import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from '@/scripts/setup/lock.mjs';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'clearcut-lock-'));
  file = path.join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('of several at once one works at a time, and the lock is gone after the last', async () => {
  let [inside, most, done] = [0, 0, 0];
  const work = async () => {
    inside += 1;
    most = Math.max(most, inside);
    await new Promise(setImmediate);
    inside -= 1;
    done += 1;
  };
  await Promise.all(Array.from({ length: 4 }, () => withLock(file, work)));
  expect([most, done, existsSync(file)]).toEqual([1, 4, false]);
});

test.each([
  ['a dead process', '4194304999'],
  ['a dead namesake', String(process.pid)],
  ['nobody', ''],
])('a lock of %s is taken over', { timeout: 30_000 }, async (_whose, content) => {
  writeFileSync(file, content);
  expect(await withLock(file, async () => 'done')).toBe('done');
});

test('a lock that can be neither taken nor read is said so, instead of being waited for', async () => {
  mkdirSync(file);
  await expect(withLock(file, async () => 'done')).rejects.toThrow('EISDIR');
});

test('a file system without hard links locks as well', async () => {
  const lock = new URL('../../../scripts/setup/lock.mjs', import.meta.url).href;
  const program = `import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    fs.linkSync = () => { throw Object.assign(new Error('no links here'), { code: 'EPERM' }); };
    syncBuiltinESMExports();
    const { withLock } = await import(${JSON.stringify(lock)});
    const steps = [];
    const work = (name) => async () => {
      steps.push(name);
      await new Promise(setImmediate);
      steps.push(name);
    };
    fs.writeFileSync(process.argv[1], '4194304999');
    await Promise.all(['a', 'b'].map((name) => withLock(process.argv[1], work(name))));
    console.log(steps.join(''));`;
  const args = ['--input-type=module', '-e', program, file];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  expect(['aabb', 'bbaa']).toContain(stdout.trim());
  expect(existsSync(file)).toBe(false);
});
