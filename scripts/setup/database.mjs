import { existsSync } from 'node:fs';
import path from 'node:path';
import { withLock } from './lock.mjs';
import { dataDir, ROOT, variable } from './paths.mjs';
import { startPostgres } from './postgres.mjs';
import { hashOf, stamp } from './stamps.mjs';
import { run, step } from './steps.mjs';

/** @typedef {{ url: string, base: string | undefined, revive?: () => Promise<boolean>, stop: (how?: 'fast' | 'immediate') => Promise<void> }} Database */

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
 * Of several starts of this folder one at a time does it, so that the others find it done.
 * @param {{ what: string, file: string, sources: string[], lacks?: () => boolean }} script `lacks`: whether something is
 *   missing whatever the note says
 * @param {Database} database
 * @param {Record<string, string | undefined>} env
 */
async function apply({ what, file, sources, lacks }, database, env) {
  const hash = hashOf(ROOT, [...sources, 'package-lock.json']);
  const done = database.base ? stamp(path.join(database.base, `${path.basename(file, '.ts')}-made-from`)) : undefined;
  const isDone = () => done?.matches(hash) && !lacks?.();
  if (isDone()) return;
  await withLock(path.join(dataDir(), 'set-up.lock'), async () => {
    if (isDone()) return;
    await step(what, () =>
      run(process.execPath, ['--import', 'tsx', file], {
        env,
        hint: 'The lines above name the reason. Mend it and start again.',
        plain: true,
      }),
    );
    done?.write(hash);
  });
}

/** @param {Database} database @param {Record<string, string | undefined>} env */
export function migrate(database, env) {
  const sources = ['prisma/migrations', 'scripts/database'];
  return apply({ what: 'migrating the database', file: 'scripts/migrate.ts', sources }, database, env);
}

/**
 * The demo account of local mode and its finished samples.
 * @param {import('./settings.mjs').Settings} settings
 * @param {Database} database
 * @param {Record<string, string | undefined>} env
 */
export async function seed(settings, database, env) {
  if (!settings.local) return;
  // The database may be there still, and the folder emptied.
  const lacks = () => ['demo-account.json', 'blobs'].some((name) => !existsSync(path.join(settings.dataDir, name)));
  const sources = ['prisma/seed.ts', 'prisma/samples', 'prisma/migrations'];
  await apply({ what: 'making the demo account', file: 'prisma/seed.ts', sources, lacks }, database, env);
}
