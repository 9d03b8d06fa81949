import pg from 'pg';
import { Trouble } from '../setup/steps.mjs';

const OLDEST_MAJOR = 14;
const TIMEOUT_MS = 15_000;

/** Connects to the database that DATABASE_URL names, or says in plain words why it cannot be used. */
export async function connect(databaseUrl: string): Promise<pg.Client> {
  const client = await opened(databaseUrl);
  try {
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
    refuseOld(rows[0]?.server_version ?? '');
    return client;
  } catch (error) {
    await client.end();
    throw error;
  }
}

/** Throws when a server is too old for Clearcut. `version`: as the server itself says it, such as `15.18 (Debian …)`. */
export function refuseOld(version: string): void {
  if (Number.parseInt(version, 10) >= OLDEST_MAJOR) return;
  throw new Trouble(
    `Clearcut needs PostgreSQL ${OLDEST_MAJOR} or newer; the one that DATABASE_URL names is ${version}.`,
  );
}

async function opened(databaseUrl: string): Promise<pg.Client> {
  try {
    const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: TIMEOUT_MS });
    // A connection lost between two queries: the next query says so.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  } catch (error) {
    // Of a name with several addresses, each has a reason of its own.
    const reasons = error instanceof AggregateError ? error.errors : [error];
    const said = reasons.map((reason) => (reason instanceof Error ? reason.message : String(reason))).join('; ');
    throw new Trouble(
      `The database that DATABASE_URL names cannot be used: ${said}.\n` +
        'Does it run, and are host, port, user, password and name of the database right?',
    );
  }
}
