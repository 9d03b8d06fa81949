import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { expect, test, vi } from 'vitest';
import { startPostgres } from '@/scripts/setup/postgres.mjs';
import { watchDatabase } from '@/scripts/setup/watch-database.mjs';
import { until } from '../support/until';

async function ask(url: string, sql: string): Promise<unknown[] | undefined> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query(sql)).rows;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

test('an embedded Postgres that is killed comes back at the same address with what was committed', async () => {
  const postgres = await startPostgres({ throwaway: true });
  const unwatch = watchDatabase(postgres, { onHopeless: () => undefined });
  try {
    await ask(postgres.url, 'SET synchronous_commit = on; CREATE TABLE kept AS SELECT 1 AS one');
    const [pid] = (await readFile(path.join(postgres.base, 'data/postmaster.pid'), 'utf8')).split('\n');
    process.kill(Number(pid), 'SIGKILL');
    await until(async () => (await ask(postgres.url, 'SELECT 1')) === undefined);
    await until(async () => (await ask(postgres.url, 'SELECT 1')) !== undefined);
    expect(await ask(postgres.url, 'SELECT * FROM kept')).toEqual([{ one: 1 }]);
    const said = vi.mocked(console.error);
    await until(async () => said.mock.calls.length > 0);
    expect(said.mock.calls).toEqual([['Postgres had died; it runs again.']]);
    said.mockClear();
  } finally {
    unwatch();
    await postgres.stop();
  }
});
