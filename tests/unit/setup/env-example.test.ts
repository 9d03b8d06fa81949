import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { environmentSchema } from '@/lib/env';
import { ROOT } from '@/scripts/setup/paths.mjs';

const lines = readFileSync(path.join(ROOT, '.env.example'), 'utf8').split('\n');
const assignments = lines.flatMap((line, index) =>
  /^[A-Z_]+=/.test(line) ? [{ line, before: lines[index - 1] }] : [],
);

test('.env.example lists exactly the variables that the product reads', () => {
  const listed = assignments.map(({ line }) => line.slice(0, line.indexOf('=')));
  expect(listed.toSorted()).toEqual(Object.keys(environmentSchema.shape).toSorted());
});

test('each variable has a line that says what it means', () => {
  expect(assignments.filter(({ before }) => !before?.startsWith('# '))).toEqual([]);
});
