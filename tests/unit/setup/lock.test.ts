import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { missingFrom } from '@/scripts/complete-lock.mjs';

test('the lockfile holds the platform packages of every system, so that npm ci works on each', () => {
  expect(missingFrom(JSON.parse(readFileSync('package-lock.json', 'utf8')))).toEqual([]);
});

test('a lockfile that lacks a platform package is found out', () => {
  const packages = { 'node_modules/tool': { optionalDependencies: { 'tool-darwin-x64': '1.0.0' } } };
  expect(missingFrom({ packages })).toEqual([['tool-darwin-x64', '1.0.0']]);
});
