import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { MigrationList } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { assertOneTransaction } from './one-transaction';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SCHEMA_FILE = path.join(ROOT, 'prisma/schema.prisma');
export const MIGRATIONS_DIR = path.join(ROOT, 'prisma/migrations');

/** No table and no enum of this database is somebody else's in Prisma's sense: other tools keep to schemas of their own. */
export const EVERYTHING = { externalTables: [], externalEnums: [] };

export async function readSchema(): Promise<{ path: string; content: string }> {
  return { path: SCHEMA_FILE, content: await readFile(SCHEMA_FILE, 'utf8') };
}

/** A migrations folder in the form the engine takes, oldest first. Throws when a migration would not be one transaction. */
export async function readMigrations(folder: string): Promise<MigrationList> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const lockfile = await readFile(path.join(folder, 'migration_lock.toml'), 'utf8');
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: lockfile },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(names.sort().map((name) => readMigration(folder, name))),
  };
}

async function readMigration(folder: string, name: string): Promise<MigrationList['migrationDirectories'][number]> {
  const value = await readFile(path.join(folder, name, 'migration.sql'), 'utf8');
  assertOneTransaction(name, value);
  return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } } };
}
