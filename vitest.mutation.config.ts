import { defineConfig } from 'vitest/config';
import { noSurprises, resolve } from './vitest.config';

// Stryker runs every test that it is shown for some mutants: it is shown those of the rules only, and no database.
export default defineConfig({
  resolve,
  test: {
    include: ['tests/unit/billing/**/*.test.ts', 'tests/unit/ledger/filter.test.ts', 'tests/unit/money.test.ts'],
    setupFiles: [noSurprises],
  },
});
