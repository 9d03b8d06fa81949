import { Pool } from 'pg';
import { env } from '@/lib/env';
import { log } from '@/lib/log';

/**
 * The queue's own connections to the database, `size` at most. Its bookkeeping does not wait for the disk: a crash of the
 * database that forgets that a job was taken or done gives the job out again, and every task stands being run twice.
 */
export function queuePool(size: number): Pool {
  const pool = new Pool({ connectionString: env().DATABASE_URL, max: size });
  pool.on('connect', (client) => {
    client
      .query('set synchronous_commit to off')
      .catch((error: unknown) => log.warn({ err: error }, 'a new connection'));
  });
  pool.on('error', (error) => log.warn({ err: error }, 'the queue lost a connection that it was not using'));
  return pool;
}
