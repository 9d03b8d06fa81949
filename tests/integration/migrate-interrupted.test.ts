import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { MIGRATIONS_DIR } from '@/scripts/database/files';
import { migrate } from '@/scripts/database/migrate';
import { ProductProcess } from '../support/process';
import { until } from '../support/until';

/** A migration that stops at this gate stands in the middle of its work for as long as a test holds the key. */
const GATE = 42;
const FIRST = '20270101000000_first';
const GATED = `CREATE TABLE half (); SELECT pg_advisory_xact_lock(${GATE}); CREATE TABLE whole ();`;

const server = new pg.Client({ connectionString: process.env.DATABASE_URL });
let client: pg.Client;
let folder: string;
let databaseUrl: string;

beforeAll(() => server.connect());
afterAll(() => server.end());

beforeEach(async () => {
  const name = `interrupted_${process.pid}_${Date.now().toString(36)}`;
  await server.query(`CREATE DATABASE ${name}`);
  const url = new URL(process.env.DATABASE_URL ?? '');
  url.pathname = `/${name}`;
  databaseUrl = url.href;
  client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  folder = await mkdtemp(path.join(tmpdir(), 'clearcut-migrations-'));
  await copyFile(path.join(MIGRATIONS_DIR, 'migration_lock.toml'), path.join(folder, 'migration_lock.toml'));
  return async () => {
    await client.end();
    await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await rm(folder, { recursive: true });
  };
});

async function script(sql: string): Promise<void> {
  await mkdir(path.join(folder, FIRST), { recursive: true });
  await writeFile(path.join(folder, FIRST, 'migration.sql'), sql);
}

async function tables(): Promise<string[]> {
  const { rows } = await client.query("SELECT relname FROM pg_class WHERE relname IN ('half', 'whole') ORDER BY 1");
  return rows.map((row) => row.relname);
}

async function attempts(): Promise<string[]> {
  const { rows } = await client.query('SELECT finished_at, rolled_back_at FROM _prisma_migrations ORDER BY started_at');
  return rows.map((row) => (row.finished_at ? 'finished' : row.rolled_back_at ? 'rolled back' : 'open'));
}

/** The number of the server's process that runs the migration and waits at the gate. */
async function atTheGate(): Promise<number | undefined> {
  const { rows } = await client.query(
    "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = $1 AND NOT granted",
    [GATE],
  );
  return rows[0]?.pid;
}

async function isAskedForItsRow(): Promise<boolean> {
  const { rows } = await client.query(
    "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE '%FOR UPDATE' AND wait_event_type = 'Lock'",
  );
  return rows.length > 0;
}

/** Starts the migration in a process of its own and kills that in the middle; answers the server's process, which lives on. */
async function killedInTheMiddle(): Promise<number> {
  await script(GATED);
  await client.query('SELECT pg_advisory_lock($1)', [GATE]);
  const code = `import { migrate } from './scripts/database/migrate.ts'; await migrate(...process.argv.slice(1));`;
  const args = ['--import', 'tsx', '--input-type=module', '-e', code, databaseUrl, folder];
  const migrating = new ProductProcess('migration', args, { DATABASE_URL: databaseUrl });
  migrating.start();
  await until(async () => (await atTheGate()) !== undefined || !migrating.isRunning);
  const pid = await atTheGate();
  if (!pid) throw new Error(migrating.printed);
  await migrating.end('SIGKILL');
  return pid;
}

test('a migration that died with its process is applied again by the next start, with nobody’s help', async () => {
  const pid = await killedInTheMiddle();
  await client.query('SELECT pg_terminate_backend($1)', [pid]);
  await until(async () => (await atTheGate()) === undefined);
  await client.query('SELECT pg_advisory_unlock($1)', [GATE]);
  expect(await tables()).toEqual([]);
  expect(await attempts()).toEqual(['open']);

  expect(await migrate(databaseUrl, folder)).toEqual([FIRST]);
  expect(await tables()).toEqual(['half', 'whole']);
  expect(await attempts()).toEqual(['rolled back', 'finished']);
});

test('a migration that Postgres commits after its process died is waited for, and not applied twice', async () => {
  await killedInTheMiddle();
  const next = migrate(databaseUrl, folder);
  await until(isAskedForItsRow);
  await client.query('SELECT pg_advisory_unlock($1)', [GATE]);

  expect(await next).toEqual([]);
  expect(await tables()).toEqual(['half', 'whole']);
  expect(await attempts()).toEqual(['finished']);
});

test('a migration that fails says why, leaves nothing, and goes through once the cause is mended', async () => {
  await script('CREATE TABLE half (); SELECT wanting FROM nowhere; CREATE TABLE whole ();');
  const failure = `The migration ${FIRST} failed, and nothing of it stayed: No such table: nowhere`;
  await expect(migrate(databaseUrl, folder)).rejects.toThrow(new Error(failure));
  await expect(migrate(databaseUrl, folder)).rejects.toThrow(new Error(failure));
  expect(await tables()).toEqual([]);

  await client.query('CREATE TABLE nowhere (wanting int)');
  expect(await migrate(databaseUrl, folder)).toEqual([FIRST]);
  expect(await attempts()).toEqual(['rolled back', 'rolled back', 'finished']);
});
