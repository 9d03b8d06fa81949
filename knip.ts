import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  entry: [
    'scripts/*.{mjs,ts}',
    'lib/worker/main.ts',
    'lib/sandbox/*/main.ts',
    'prisma/seed.ts',
    'tests/bench/main.ts',
    'tests/**/*.test.ts',
  ],
  project: ['{app,components,lib,scripts,tests,prisma}/**/*.{ts,tsx,mjs,css}'],
  // Style sheets name the packages they stand on, too.
  compilers: { css: (text: string) => [...text.matchAll(/(?<=@)import[^;]+/g)].join('\n') },
};

export default config;
