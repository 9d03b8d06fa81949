import { PrismaPg } from '@prisma/adapter-pg';
import type { ClientBase } from 'pg';
import { PrismaClient } from '@/prisma/generated/client';
import { env } from './env';

const shared = globalThis as typeof globalThis & { clearcutDb?: PrismaClient };

/** Lists of varying length make ever new texts; behind so many, statements are planned anew each time. */
const MAX_PREPARED = 300;
const prepared = new Map<string, string>();

/** A statement's name on its connections, under which Postgres keeps its plan: planning took five times what running did. */
function statementName({ sql }: { sql: string }): string {
  const name = prepared.get(sql) ?? (prepared.size < MAX_PREPARED ? `statement_${prepared.size}` : '');
  if (name) prepared.set(sql, name);
  return name;
}

/**
 * A process that stalls inside a transaction, or whose machine is gone, must not keep its rows from whoever takes over. Set
 * by a statement: poolers refuse such a parameter at the start of a connection.
 */
const LIMIT_IDLE = `set idle_in_transaction_session_timeout to '30s'`;

function connect(): PrismaClient {
  const { DATABASE_URL: connectionString } = env();
  const onConnect = (client: ClientBase) => client.query(LIMIT_IDLE);
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
