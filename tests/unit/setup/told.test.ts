import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { Trouble, told } from '@/scripts/setup/steps.mjs';

test('a folder that cannot be made is told with its name, a reason and what to do', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'clearcut-told-'));
  const file = path.join(dir, 'a-file');
  writeFileSync(file, '');
  try {
    mkdirSync(file, { recursive: true });
    expect.unreachable();
  } catch (error) {
    expect(told(error)).toBe(
      `\n${file}: a file is where a folder should be.\n→ Mend that, or name another folder by DATA_DIR.`,
    );
  }
  rmSync(dir, { recursive: true });
});

test('a message for people is told as it is, and a bug with its stack', () => {
  expect(told(new Trouble('Port 3000 is taken.'))).toBe('\nPort 3000 is taken.');
  const bug = new TypeError('x is not a function');
  expect(told(bug)).toBe(bug);
});
