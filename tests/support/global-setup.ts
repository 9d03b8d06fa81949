import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '@/scripts/database/migrate';
import { startPostgres } from '@/scripts/setup/postgres.mjs';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The throwaway server; each test file gets a database of its own, copied from `clearcut_template`. */
    postgresUrl: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres({ throwaway: true });
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query('create database clearcut_template');
  await client.end();
  await migrate(databaseUrl(postgres.url, 'clearcut_template'));
  project.provide('postgresUrl', postgres.url);
  return () => postgres.stop();
}

function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
