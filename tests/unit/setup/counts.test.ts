import { expect, test } from 'vitest';
import { countPlaywright, countVitest } from '@/scripts/tests/suites.mjs';

test('a test file that does not load counts as a failure', () => {
  const testResults = [
    { status: 'passed', assertionResults: [{}, {}] },
    { status: 'failed', assertionResults: [] },
  ];
  expect(countVitest({ numPassedTests: 2, numFailedTests: 0, testResults })).toEqual({ passed: 2, failed: 1 });
});

test('an end-to-end test that passes only at its second try counts as a failure', () => {
  const stats = { expected: 3, unexpected: 1, flaky: 1 };
  expect(countPlaywright({ stats, errors: [] })).toEqual({ passed: 3, failed: 2 });
});
