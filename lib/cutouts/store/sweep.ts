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

/** Those of the objects that no cutout names. Who takes them away looks again, under `lockForRemoval`. */
export async function findUnnamed(hashes: string[]): Promise<string[]> {
  if (hashes.length === 0) return [];
  const unnamed = await db().$queryRaw<{ hash: string }[]>`
    select hash from unnest(${hashes}::text[]) as hash
    where not exists (select 1 from cutouts where source_hash = hash)
      and not exists (select 1 from cutouts where result_hash = hash)
      and not exists (select 1 from cutouts where thumb256_hash = hash)
      and not exists (select 1 from cutouts where thumb512_hash = hash)`;
  return unnamed.map(({ hash }) => hash);
}
