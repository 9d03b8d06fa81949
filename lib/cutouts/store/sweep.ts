import { type Db, db } from '@/lib/db';
import { LEASE_MS } from '../rules';

export type Orphan = { id: string; workspaceId: string };

/** Cutouts whose time is up and which no living worker holds. */
export function findOverdue(limit: number): Promise<Orphan[]> {
  return db().$queryRaw<Orphan[]>`
    select id, workspace_id as "workspaceId" from cutouts
    where status in ('queued', 'processing') and deadline_at <= now()
      and (lease_expires_at is null or lease_expires_at < now())
    limit ${limit}`;
}

/** Unfinished cutouts that no worker holds and no job will come for: their worker is dead, or their job is gone or has thrown. */
export function findAbandoned(limit: number): Promise<Orphan[]> {
  return db().$queryRaw<Orphan[]>`
    select id, workspace_id as "workspaceId" from cutouts
    where status in ('queued', 'processing') and deadline_at > now()
      and created_at < now() - interval '5 seconds'
      and (lease_expires_at is null or lease_expires_at < now())
      and not exists (
        select 1 from graphile_worker.jobs
        where key = 'cutout:' || cutouts.id
          and (locked_at is null and attempts < max_attempts or locked_at > now() - ${LEASE_MS} * interval '1 millisecond')
      )
    limit ${limit}`;
}

/** Ends an overdue cutout; false when a worker ended or took it meanwhile. */
export async function markOverdue(tx: Db, id: string): Promise<boolean> {
  const changed = await tx.$executeRaw`
    update cutouts
    set status = 'failed', failure_reason = 'timed_out', ended_at = now(), lease_owner = null, lease_expires_at = null
    where id = ${id}::uuid and status in ('queued', 'processing') and deadline_at <= now()
      and (lease_expires_at is null or lease_expires_at < now())`;
  return changed === 1;
}
