import { type Db, db } from './db';

/** Thrown inside a transaction so that the driver rolls it back; never leaves this file. */
class RolledBack extends Error {}

/**
 * Runs `work` in one transaction; a refusal rolls everything back and is answered as the value it is.
 * Keep it short: no HTTP and no decoding inside.
 */
export async function inTransaction<R extends { ok: boolean }>(work: (tx: Db) => Promise<R>): Promise<R> {
  let refusal: R | undefined;
  try {
    return await db().$transaction(async (tx) => {
      const result = await work(tx);
      if (result.ok) return result;
      refusal = result;
      throw new RolledBack('refused');
    });
  } catch (error) {
    if (error instanceof RolledBack && refusal) return refusal;
    throw error;
  }
}

/** Reads in one read-only snapshot, so that numbers of several queries are of the same moment; it may take an hour. */
export function inSnapshot<T>(read: (tx: Db) => Promise<T>): Promise<T> {
  return db().$transaction(
    async (tx) => {
      await tx.$executeRaw`set transaction read only`;
      return read(tx);
    },
    { isolationLevel: 'RepeatableRead', timeout: 3_600_000 },
  );
}
