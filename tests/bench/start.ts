import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '@/scripts/setup/paths.mjs';
import { freePort } from '@/scripts/setup/postgres-process.mjs';
import { atMost, besides, type Figure } from './figures';

const AIM_S = 5;
const seconds = (value: number) => `${value.toFixed(1)} s`;

/** From `npm start` to the first page's 200, in a data folder of its own that a first start has prepared. */
export async function start(): Promise<Figure[]> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'clearcut-bench-start-'));
  // Root's Postgres runs as somebody else, and would live elsewhere if it could not enter.
  await chmod(dataDir, 0o711);
  try {
    const firstS = await secondsToFirstPage(dataDir);
    const secondS = await secondsToFirstPage(dataDir);
    return [
      besides('first start in an empty data folder', seconds(firstS)),
      atMost('second start to the first page', secondS, AIM_S, seconds),
    ];
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function secondsToFirstPage(dataDir: string): Promise<number> {
  const port = await freePort();
  // What the bench set for itself means nothing here.
  const env = { ...process.env, PORT: String(port), DATA_DIR: dataDir, DATABASE_URL: '', MODE: '', LOG_LEVEL: '' };
  const startedAt = performance.now();
  const child = spawn('npm', ['start'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'close');
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      printed += chunk;
    });
  }
  try {
    while (!(await answers(`http://localhost:${port}/`))) {
      if (child.exitCode !== null) throw new Error(`npm start ended:\n${printed}`);
      await sleep(20);
    }
    return (performance.now() - startedAt) / 1000;
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url);
    await answer.arrayBuffer();
    return answer.status === 200;
  } catch {
    return false;
  }
}
