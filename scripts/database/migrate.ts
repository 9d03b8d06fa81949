import { runMigrations } from 'graphile-worker';
import type pg from 'pg';
import { Trouble } from '../setup/steps.mjs';
import { connect } from './connect';
import { withSchemaEngine } from './engine';
import { EVERYTHING, MIGRATIONS_DIR, readMigrations } from './files';

/** Any number that nothing else in this database locks. */
const LOCK = 7_215_311_004;

/**
 * Brings a database up to prisma/migrations (or another folder) and to the queue's own tables, and answers the names it
 * applied. Several processes may call it at once: one applies, the others wait and find nothing left to do. What failed
 * or was interrupted before is tried again.
 */
export async function migrate(databaseUrl: string, folder = MIGRATIONS_DIR): Promise<string[]> {
  const migrationsList = await readMigrations(folder);
  const client = await connect(databaseUrl);
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const undone = await undoneAttempts(client);
    const { appliedMigrationNames } = await withSchemaEngine(databaseUrl, async (engine) => {
      for (const migrationName of undone) await engine.markMigrationRolledBack({ migrationName });
      return engine.applyMigrations({ migrationsList, filters: EVERYTHING });
    });
    await runMigrations({ connectionString: databaseUrl });
    return appliedMigrationNames;
  } catch (error) {
    throw inPlainWords(error);
  } finally {
    await client.end();
  }
}

/**
 * The migrations that were begun and never committed, so that nothing of them is there: each is one transaction. One
 * whose process was killed may still run inside Postgres; asking for its row waits until that has ended either way.
 */
async function undoneAttempts(client: pg.Client): Promise<Set<string>> {
  const { rows: tables } = await client.query("SELECT 1 WHERE to_regclass('_prisma_migrations') IS NOT NULL");
  if (tables.length === 0) return new Set();
  const { rows } = await client.query<{ migration_name: string }>(
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL FOR UPDATE',
  );
  return new Set(rows.map((row) => row.migration_name));
}

/** What the engine and Postgres say is for people; where in WebAssembly it was said is not. */
function inPlainWords(error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== 'SchemaConnectorError') return error;
  const reason = error.message.split(/\n\s+0: /)[0]?.replace(/^external connector error\n/, '') ?? '';
  const [, name] = /migration_name="(.+)"/.exec(error.message) ?? [];
  return new Trouble(name ? `The migration ${name} failed, and nothing of it stayed: ${reason}` : reason);
}
