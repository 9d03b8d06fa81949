import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import { withSchemaEngine } from './engine';
import { EVERYTHING, readMigrations } from './files';

/** Any number that nothing else in this database locks. */
const LOCK = 7_215_311_004;

/**
 * Brings a database up to prisma/migrations and to the queue's own tables, and answers the names it applied.
 * Several processes may call it at once: one applies, the others wait and find nothing left to do.
 */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const migrationsList = await readMigrations();
    const { appliedMigrationNames } = await withSchemaEngine(databaseUrl, (engine) =>
      engine.applyMigrations({ migrationsList, filters: EVERYTHING }),
    );
    await runMigrations({ connectionString: databaseUrl });
    return appliedMigrationNames;
  } finally {
    await client.end();
  }
}
