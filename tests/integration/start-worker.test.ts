import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { ProductProcess } from '../support/process';
import { until } from '../support/until';

let dataDir: string;
let start: ProductProcess;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'clearcut-start-'));
  start = new ProductProcess('start', ['scripts/start.mjs'], {
    ...{ NODE_ENV: 'production', MODE: 'local', ROLE: 'worker', DATA_DIR: dataDir },
    ...{ DATABASE_URL: process.env.DATABASE_URL ?? '', GMI_BASE_URL: 'http://127.0.0.1:9/', GMI_API_KEY: 'stand-in' },
  });
  start.start();
});
afterAll(async () => {
  await start?.end();
  await rm(dataDir, { recursive: true, force: true });
});

test('a start of the worker alone says that it is ready when it listens for jobs, not before', async () => {
  await until(() => start.printed.includes('worker is ready') || !start.isRunning);
  const listening = await db().$queryRaw`
    select pid from pg_stat_activity where datname = current_database() and query ilike 'listen "jobs:insert"%'`;
  expect(start.printed).toContain('worker is ready');
  expect(listening).toHaveLength(1);
});
