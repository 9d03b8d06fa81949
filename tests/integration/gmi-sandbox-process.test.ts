import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, it } from 'vitest';

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
