import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { build } from '@/scripts/setup/build.mjs';
import { freePort } from '@/scripts/setup/postgres-process.mjs';
import { ProductProcess } from '../support/process';
import { until } from '../support/until';

test('of two starts at the same moment one serves, and the other says at once that the port is taken', async () => {
  await build();
  const dataDir = await mkdtemp(path.join(tmpdir(), 'clearcut-start-'));
  const port = await freePort();
  const starts = ['one', 'two'].map(
    (name) =>
      new ProductProcess(`start ${name}`, ['scripts/start.mjs'], {
        ...{ NODE_ENV: 'production', MODE: 'local', ROLE: 'web', DATA_DIR: dataDir, PORT: String(port) },
        ...{ DATABASE_URL: process.env.DATABASE_URL ?? '', GMI_BASE_URL: 'http://127.0.0.1:9/', GMI_API_KEY: 'none' },
      }),
  );
  onTestFinished(async () => {
    await Promise.all(starts.map((start) => start.end()));
    await rm(dataDir, { recursive: true, force: true });
  });
  for (const start of starts) start.start();
  const serves = (start: ProductProcess) => start.printed.includes('Clearcut is ready at');
  await until(() => starts.some(serves) && starts.some(({ isRunning }) => !isRunning), 60_000);
  const printed = starts.map((start) => (serves(start) ? 'ready' : start.printed.trim().split('\n')[0]));
  expect(printed.toSorted()).toEqual([expect.stringMatching(`^Port ${port} is taken\\.`), 'ready']);
});
