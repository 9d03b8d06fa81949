import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT, variable } from './paths.mjs';
import { startPostgres } from './postgres.mjs';
import { hashOf, stamp } from './stamps.mjs';
import { run, step } from './steps.mjs';

/** @typedef {{ url: string, base: string | undefined, stop: (how?: 'fast' | 'immediate') => Promise<void> }} Database */

/** @param {import('./settings.mjs').Settings} settings @returns {Promise<Database>} */
export async function openDatabase(settings) {
  const given = variable('DATABASE_URL');
  if (given) return { url: given, base: undefined, stop: async () => undefined };
  const postgres = await step('starting Postgres', () => startPostgres({ dataDir: settings.dataDir }));
  if (postgres.moved) {
    console.log(`  Postgres may not run as root and cannot enter ${settings.dataDir}: its data is in ${postgres.base}`);
  }
  return postgres;
}

/**
 * Runs a script that brings the database to where its sources say. Beside an embedded database lies a note of the last
 * time; nobody knows what happened to any other, so there it always runs.
 * @param {string} what @param {string} file @param {string[]} sources @param {Database} database
 * @param {Record<string, string | undefined>} env
 */
async function apply(what, file, sources, database, env) {
  const hash = hashOf(ROOT, sources);
  const done = database.base ? stamp(path.join(database.base, `${path.basename(file, '.ts')}-made-from`)) : undefined;
  if (done?.matches(hash)) return;
  await step(what, () =>
    run(process.execPath, ['--import', 'tsx', file], {
      env,
      hint: 'The lines above name the reason. Mend it and start again.',
    }),
  );
  done?.write(hash);
}

/** @param {Database} database @param {Record<string, string | undefined>} env */
export function migrate(database, env) {
  return apply(
    'migrating the database',
    'scripts/migrate.ts',
    ['prisma/migrations', 'scripts/database', 'package-lock.json'],
    database,
    env,
  );
}

/**
 * The demo account of local mode and its finished samples.
 * @param {import('./settings.mjs').Settings} settings @param {Database} database @param {Record<string, string | undefined>} env
 */
export async function seed(settings, database, env) {
  if (!settings.local) return;
  const account = existsSync(path.join(settings.dataDir, 'demo-account.json'));
  // A stamp says that the account was made, but the folder may have been emptied since.
  await apply(
    'making the demo account',
    'prisma/seed.ts',
    ['prisma/seed.ts', 'prisma/seed', 'prisma/migrations'],
    account ? database : { ...database, base: undefined },
    env,
  );
}
