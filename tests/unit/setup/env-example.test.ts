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

test('docs/operating.md explains exactly those, in its table or below it', () => {
  const page = readFileSync(path.join(ROOT, 'docs/operating.md'), 'utf8');
  const section = page.slice(page.indexOf('## Environment'), page.indexOf('## Production'));
  const named = [...section.matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map(([, name]) => name);
  const missing = Object.keys(environmentSchema.shape).filter((name) => !named.includes(name));
  expect(missing).toEqual([]);
});

test('each variable has a line that says what it means', () => {
  expect(assignments.filter(({ before }) => !before?.startsWith('# '))).toEqual([]);
});

test.each([
  ['PRICE_PER_IMAGE_MICROUSD', false],
  ['COST_PER_IMAGE_MICROUSD', true],
  ['WELCOME_CREDIT_MICROUSD', true],
])('whether %s may be nothing: %s', (name, isFine) => {
  const parsed = environmentSchema.safeParse({ DATABASE_URL: 'postgres://db', [name]: '0' });
  expect(parsed.success).toBe(isFine);
});
