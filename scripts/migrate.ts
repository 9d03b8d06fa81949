import { migrate } from './database/migrate';
import { loadDotEnv, variable } from './setup/paths.mjs';
import { giveUp, Trouble } from './setup/steps.mjs';

try {
  loadDotEnv();
  const databaseUrl = variable('DATABASE_URL');
  if (!databaseUrl) throw new Trouble('DATABASE_URL is missing: it says which database to migrate.');
  const applied = await migrate(databaseUrl);
  console.log(applied.length === 0 ? 'the database is up to date' : `applied ${applied.join(', ')}`);
} catch (error) {
  giveUp(error);
}
// The engine leaves a timer of ten seconds behind.
process.exit(0);
