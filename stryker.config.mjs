/** Whether the tests would notice a mistake in the rules that money follows; CONTRIBUTING.md tells how. */
export default {
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  mutate: ['lib/{billing,wallet}/rules/**/*.ts', 'lib/money.ts', 'lib/ledger/filter.ts'],
  ignorePatterns: ['.data', '.next', 'app', 'components', 'docs', 'public', 'prisma/samples', 'test-results'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  reporters: ['clear-text', 'html'],
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
  htmlReporter: { fileName: 'node_modules/.cache/mutation.html' },
  tempDirName: '.stryker-tmp',
  cleanTempDir: 'always',
  thresholds: { high: 100, low: 95, break: 90 },
};
