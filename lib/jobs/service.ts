import type { Db } from '@/lib/db';

export type EnqueueOptions = {
  /** Not before so long from now, by the database's clock: those of workers need not agree. */
  delayMs?: number;
  /** Lower runs first; 0 unless it is told. */
  priority?: number;
  /** A later job with the same key replaces a waiting one. */
  jobKey?: string;
  maxAttempts?: number;
};

/** Of what is short and waited for: a mail, money. It is not behind a hundred images that are being cut. */
export const AHEAD = -1;

/**
 * Adds a job in the caller's transaction: it exists exactly when the transaction commits.
 * SQL function of graphile-worker 0.17: https://worker.graphile.org/docs/sql-add-job
 */
export async function enqueue(db: Db, task: string, payload: object, options: EnqueueOptions = {}): Promise<void> {
  await db.$executeRaw`
    select graphile_worker.add_job(
      ${task},
      payload => ${JSON.stringify(payload)}::json,
      run_at => now() + ${options.delayMs ?? 0} * interval '1 millisecond',
      priority => ${options.priority ?? null}::int,
      job_key => ${options.jobKey ?? null}::text,
      max_attempts => ${options.maxAttempts ?? null}::int
    )`;
}
