import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { db } from '@/lib/db';

// Runs before each integration test file: a database and a data folder that no other file touches.
const serverUrl = inject('postgresUrl');
const name = `test_${process.pid}_${Date.now().toString(36)}`;
const server = new pg.Client({ connectionString: serverUrl });
await server.connect();
await server.query(`create database ${name} template clearcut_template`);
await server.end();

const url = new URL(serverUrl);
url.pathname = `/${name}`;
const dataDir = await mkdtemp(path.join(tmpdir(), 'clearcut-data-'));
Object.assign(process.env, {
  // The test runner uses this name for its own purposes.
  MODE: 'local',
  DATABASE_URL: url.href,
  DATA_DIR: dataDir,
  AUTH_SECRET: 'a secret that only tests know, 32 characters',
  LOG_LEVEL: 'silent',
});

afterAll(async () => {
  await db().$disconnect();
  await rm(dataDir, { recursive: true, force: true });
});
