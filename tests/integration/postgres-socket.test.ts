import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { startPostgres } from '@/scripts/setup/postgres.mjs';
import { isReachable } from '@/scripts/setup/postgres-home.mjs';

/** The address a server sees its client at; null over a socket. */
async function seenAddress(url: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ address: string | null }>('select host(inet_client_addr()) as address');
  await client.end();
  return rows[0]?.address ?? null;
}

/** A folder that root's Postgres can enter too: it would live elsewhere otherwise. */
async function openFolder() {
  const dir = await mkdtemp(path.join(isReachable(tmpdir()) ? tmpdir() : '/var/tmp', 'clearcut-socket-'));
  await chmod(dir, 0o711);
  return dir;
}

async function startIn(...below: string[]) {
  const dir = await openFolder();
  const dataDir = path.join(dir, ...below);
  await mkdir(dataDir, { recursive: true });
  const postgres = await startPostgres({ dataDir });
  onTestFinished(async () => {
    await postgres.stop('immediate');
    await rm(postgres.base, { recursive: true, force: true });
    await rm(dir, { recursive: true, force: true });
  });
  return { dataDir, postgres };
}

test('programs reach the embedded Postgres over its socket, whatever its folder is called', async () => {
  const { postgres } = await startIn("Ünïcode, it's a folder");
  expect(await seenAddress(postgres.url)).toBeNull();
});

test('where the path of a socket is too long for the system they reach it over loopback', async () => {
  const { postgres } = await startIn('a'.repeat(60), 'b'.repeat(60));
  expect(await seenAddress(postgres.url)).toBe('127.0.0.1');
});

test("a socket's lock that a power cut left, naming a living process, keeps no start away", async () => {
  const { dataDir, postgres } = await startIn();
  // A process of the same account: Postgres takes everybody else's for dead.
  const { postgres: other } = await startIn();
  const [living] = (await readFile(path.join(other.base, 'data/postmaster.pid'), 'utf8')).split('\n');
  const { port } = JSON.parse(await readFile(path.join(postgres.base, 'connection.json'), 'utf8'));
  const lock = path.join(postgres.base, `.s.PGSQL.${port}.lock`);
  const written = await readFile(lock, 'utf8');
  await postgres.stop();
  await writeFile(lock, written.replace(/^\d+/, living ?? ''));
  const again = await startPostgres({ dataDir });
  expect(await seenAddress(again.url)).toBeNull();
  await again.stop('immediate');
});
