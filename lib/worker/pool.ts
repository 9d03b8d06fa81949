import { type ClientBase, Pool } from 'pg';
import { env } from '@/lib/env';
import { log } from '@/lib/log';

/**
 * The queue's own connections to the database, `size` at most. Its bookkeeping does not wait for the disk: a crash of the
 * database that forgets that a job was taken or done gives the job out again, and every task stands being run twice.
 */
export function queuePool(size: number): Pool {
  // Set by a statement: poolers refuse such a parameter at the start of a connection. The pool waits for it.
  const onConnect = (client: ClientBase) => client.query('set synchronous_commit to off');
  const pool = new Pool({ connectionString: env().DATABASE_URL, max: size, onConnect });
  const onLost = (error: Error) => log.warn({ err: error }, 'the queue lost a connection to the database');
  pool.on('error', onLost);
  pool.on('connect', (client) => client.on('error', onLost));
  return pool;
}
