import { PrismaPg } from '@prisma/adapter-pg';
import type { ClientBase } from 'pg';
import { PrismaClient } from '@/prisma/generated/client';
import { env } from './env';

const shared = globalThis as typeof globalThis & { clearcutDb?: PrismaClient };

/** Lists of varying length make ever new texts: those stay without a name, and what is named has an end in any case. */
const MAX_PARAMETERS = 40;
const MAX_PREPARED = 300;
const prepared = new Map<string, string>();

/** A statement's name on its connections, under which Postgres keeps its plan: planning took five times what running did. */
function statementName({ sql, args }: { sql: string; args: unknown[] }): string {
  if (args.length > MAX_PARAMETERS) return '';
  const name = prepared.get(sql) ?? (prepared.size < MAX_PREPARED ? `statement_${prepared.size}` : '');
  if (name) prepared.set(sql, name);
  return name;
}

/**
 * UTC, because Prisma's adapter writes and reads times without their offset. And a process that stalls inside a transaction,
 * or whose machine is gone, must not keep its rows from whoever takes over. Set by a statement: poolers refuse such
 * parameters at the start of a connection.
 */
const SETTINGS = `set timezone to 'UTC'; set idle_in_transaction_session_timeout to '30s'`;

function connect(): PrismaClient {
  const { DATABASE_URL: connectionString } = env();
  const onConnect = (client: ClientBase) => client.query(SETTINGS);
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString, max: 20, onConnect }, { statementNameGenerator: statementName }),
    transactionOptions: { maxWait: 60_000, timeout: 60_000 },
  });
}

/** The process's one database client (the framework loads modules more than once, so it lives on `globalThis`). */
export function db(): PrismaClient {
  shared.clearcutDb ??= connect();
  return shared.clearcutDb;
}

/** A client inside a transaction, or the plain one. Store functions take it first when they must share a transaction. */
export type Db = Omit<PrismaClient, '$connect' | '$disconnect' | '$on' | '$transaction' | '$extends'>;
