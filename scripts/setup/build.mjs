import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { CHECKOUT_LOCK, ROOT } from './paths.mjs';
import { hashOf, stamp } from './stamps.mjs';
import { run, step } from './steps.mjs';

/** What a build reads. `lib/sandbox` and `lib/worker` run outside of it. */
const SOURCES = ['app', 'components', 'lib', 'public', 'prisma/schema.prisma', 'package-lock.json', 'tsconfig.json'];
const NOT_SOURCES = ['lib/sandbox', 'lib/worker'];
const ROOT_SOURCES = /^(next|postcss)\.config\.|^(proxy|instrumentation|instrumentation-client)\.tsx?$/;

/**
 * Makes something from its sources if it was made from others, or never.
 * @param {string} what
 * @param {{ sources: () => string, note: string, make: () => Promise<unknown> }} recipe
 */
async function make(what, { sources, note, make }) {
  const wanted = sources();
  const made = stamp(path.join(ROOT, note));
  if (made.matches(wanted)) return;
  await withLock(CHECKOUT_LOCK, async () => {
    if (made.matches(wanted)) return;
    made.clear();
    await step(what, make);
    made.write(wanted);
  });
}

/** The database client, from prisma/schema.prisma. */
export function generate() {
  return make('generating the database client', {
    sources: () => hashOf(ROOT, ['prisma/schema.prisma', 'package-lock.json']),
    note: 'prisma/generated/.made-from',
    make: () =>
      run(process.execPath, ['node_modules/prisma/build/index.js', 'generate', '--no-hints'], {
        hint: 'Look at prisma/schema.prisma.',
        // The command insists on a schema engine that it never calls, and would download one.
        env: {
          PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? '/bin/true',
          CHECKPOINT_DISABLE: '1',
        },
      }),
  });
}

/** The web application. */
export function build() {
  const atRoot = readdirSync(ROOT).filter((name) => ROOT_SOURCES.test(name));
  return make('building the pages', {
    sources: () => hashOf(ROOT, [...SOURCES, ...atRoot], NOT_SOURCES),
    note: '.next/made-from',
    make: () => {
      rmSync(path.join(ROOT, '.next/BUILD_ID'), { force: true });
      return run(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
        hint: 'npm run typecheck and npm run lint may say more.',
        env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      });
    },
  });
}
