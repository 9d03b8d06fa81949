import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { fetchModel } from '@/scripts/setup/model.mjs';
import { ProductProcess } from '../support/process';
import { until } from '../support/until';

it('as a process of its own it says where it listens, serves, and ends on SIGTERM', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/sandbox/gmi/main.ts'], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    env: { ...process.env, PORT: '0', LOCAL_MODEL_FILE: '/nowhere/weights.onnx' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const [line] = await once(child.stdout, 'data');
  const { ready, url } = JSON.parse(String(line));
  expect(ready).toBe(true);
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/v1\/ie\/requestqueue\/apikey$/);
  const health = await (await fetch(new URL('/health', url))).json();
  expect(health).toMatchObject({ status: 'model_unavailable', reason: 'weights_missing' });
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
}, 30_000);

it('the local model tells nobody that it is used: its runtime does not even prepare a report', async () => {
  const cache = await mkdtemp(path.join(tmpdir(), 'clearcut-cache-'));
  const model = await fetchModel();
  const standIn = new ProductProcess('GMI stand-in', ['--import', 'tsx', 'lib/sandbox/gmi/main.ts'], {
    PORT: '0',
    LOCAL_MODEL_FILE: model ?? '',
    XDG_CACHE_HOME: cache,
    HOME: cache,
  });
  standIn.start();
  try {
    await until(() => standIn.printed.includes('"ready":true'));
    const { url } = JSON.parse(standIn.printed);
    await until(async () => (await (await fetch(new URL('/health', url))).json()).status === 'ready');
    expect(await readdir(cache)).toEqual([]);
  } finally {
    await standIn.end();
    await rm(cache, { recursive: true });
  }
});
