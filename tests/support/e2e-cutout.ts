import pg from 'pg';
import { newId } from '@/lib/ids';

/** A cutout of the demo account that failed, or one that a worker seems to have and never ends. */
export async function demoCutout(status: 'failed' | 'processing'): Promise<string> {
  const id = newId();
  const database = new pg.Client({ connectionString: process.env.CLEARCUT_E2E_DATABASE_URL });
  await database.connect();
  const failed = status === 'failed';
  await database.query(
    `insert into cutouts (id, workspace_id, name, status, failure_reason, price_micros, provider, model, first, source_hash,
       source_format, source_size_bytes, width, height, placeholder, lease_expires_at, deadline_at, ended_at)
     select $1, workspace_id, name, $2::cutout_status, $3, price_micros, provider, model, false, source_hash, source_format,
       source_size_bytes, width, height, placeholder, $4::timestamptz, now() + interval '1 hour', $5::timestamptz
     from cutouts where name = 'cat.jpg' limit 1`,
    [id, status, failed ? 'input_refused' : null, failed ? null : inOneHour(), failed ? new Date() : null],
  );
  await database.end();
  return id;
}

const inOneHour = () => new Date(Date.now() + 3_600_000);
