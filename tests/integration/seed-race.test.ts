import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { db } from '@/lib/db';
import { seed } from '@/scripts/setup/database.mjs';
import { readSettings } from '@/scripts/setup/settings.mjs';

test('two first starts of one folder make one demo account, and both go on', async () => {
  const base = await mkdtemp(path.join(tmpdir(), 'clearcut-base-'));
  const database = { url: process.env.DATABASE_URL ?? '', base, stop: async () => undefined };
  const settings = readSettings({ dev: false });
  await Promise.all([seed(settings, database, {}), seed(settings, database, {})]);
  const account = JSON.parse(await readFile(path.join(settings.dataDir, 'demo-account.json'), 'utf8'));
  expect(await db().user.findMany({ select: { email: true } })).toEqual([{ email: account.email }]);
  await rm(base, { recursive: true });
});
