import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../setup/paths.mjs';

/** @typedef {{ passed: number, failed: number }} Count */
/** @typedef {{ name: string, args: string[], env?: Record<string, string>, count: (() => Count) | undefined }} Suite */

/**
 * The figures of a vitest JSON report. A file that does not load has no tests of its own: it counts as one that failed.
 * @param {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: object[] }[] }} report
 * @returns {Count}
 */
export function countVitest(report) {
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded };
}

/**
 * The figures of a Playwright JSON report. One that passed at its second try did not pass.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number }, errors: object[] }} report
 * @returns {Count}
 */
export function countPlaywright({ stats, errors }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + (stats.expected === 0 ? errors.length : 0),
  };
}

const bin = (/** @type {string} */ file) => path.join(ROOT, 'node_modules', file);

/** @param {string} project @param {string} report @returns {Suite} */
function vitest(project, report) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return {
    name: project,
    args: [bin('vitest/vitest.mjs'), 'run', '--project', project, ...reporters],
    // The product's own variable of this name would mean something else to the test runner.
    env: { NODE_ENV: 'test' },
    count: () => countVitest(JSON.parse(readFileSync(report, 'utf8'))),
  };
}

/**
 * What `npm test` runs, in lanes: suites of one lane follow each other, lanes of one stage run side by side.
 * @param {string} reports a folder for machine-readable reports
 * @param {string} browser
 * @returns {Suite[][][]}
 */
export function stages(reports, browser) {
  const report = (/** @type {string} */ name) => path.join(reports, `${name}.json`);
  /** @type {Suite[]} */
  const checks = [
    { name: 'types', args: [bin('typescript/bin/tsc'), '--noEmit'], count: undefined },
    { name: 'lint', args: [bin('@biomejs/biome/bin/biome'), 'ci', '.'], count: undefined },
    { name: 'structure', args: ['scripts/structure.mjs'], count: undefined },
  ];
  /** @type {Suite} */
  const endToEnd = {
    name: 'end to end',
    args: [bin('@playwright/test/cli.js'), 'test', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report('e2e'), PLAYWRIGHT_CHROMIUM: browser },
    count: () => countPlaywright(JSON.parse(readFileSync(report('e2e'), 'utf8'))),
  };
  return [[checks, [vitest('unit', report('unit'))]], [[vitest('integration', report('integration'))]], [[endToEnd]]];
}
