import path from 'node:path';
import { defineConfig } from 'vitest/config';

export const resolve = { alias: { '@': path.resolve(import.meta.dirname) } };
export const noSurprises = 'tests/support/console.ts';

export default defineConfig({
  test: {
    // Tests that kill processes wait for leases to end: a second file has the processor meanwhile.
    maxWorkers: 2,
    projects: [
      { resolve, test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], setupFiles: [noSurprises] } },
      {
        resolve,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: 'tests/support/global-setup.ts',
          setupFiles: [noSurprises, 'tests/support/own-database.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
