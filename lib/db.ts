import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '@/prisma/generated/client';
import { env } from './env';

const shared = globalThis as typeof globalThis & { clearcutDb?: PrismaClient };

function connect(): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: env().DATABASE_URL, max: 20 }),
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
