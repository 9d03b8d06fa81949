import { type Db, db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';

/** The owner's team, and nobody else changes or deletes it until this transaction ends; null when it is not theirs any more. */
export async function lockTeam(tx: Db, { workspaceId, userId }: WorkspaceScope<'own'>) {
  await tx.$queryRaw`select 1 from workspaces where id = ${workspaceId}::uuid for no key update`;
  return tx.workspace.findFirst({
    where: {
      ...{ id: workspaceId, kind: 'team', deletedAt: null },
      members: { some: { role: 'owner', ...(userId && { userId }) } },
    },
    select: { name: true },
  });
}

/** From here on there is no such workspace. Its slug stays, so that no other one ever answers to its addresses. */
export async function markDeleted(tx: Db, { workspaceId }: WorkspaceScope<'own'>, now: Date): Promise<void> {
  await tx.workspace.update({
    where: { id: workspaceId },
    data: { deletedAt: now, name: '', pictureHash: null, retentionDays: null },
  });
}

/**
 * Takes away who is in a workspace, who was asked in, what they did there, what they showed to others, and its picture. An
 * invitation that is just being accepted comes first: whom it brought in goes behind it.
 */
export async function deletePeople(tx: Db, { workspaceId }: WorkspaceScope): Promise<void> {
  const here = { where: { workspaceId } };
  await tx.shareLink.deleteMany(here);
  await tx.invitation.deleteMany(here);
  await tx.member.deleteMany(here);
  await tx.activity.deleteMany(here);
  await tx.workspacePicture.deleteMany(here);
}

/** What a workspace's cutouts were sorted by; to be taken away behind them, which take the bulk of it along. */
export async function deleteTags(tx: Db, { workspaceId }: WorkspaceScope): Promise<void> {
  await tx.tag.deleteMany({ where: { workspaceId } });
}

/** Takes the names off so many rows of money; answers how many had one. What members used by month goes with their holds (W8). */
export async function forgetNames(tx: Db, { workspaceId }: WorkspaceScope, limit: number): Promise<number> {
  const holds = await tx.$executeRaw`
    with named as (
      select id, user_id, date_trunc('month', created_at at time zone 'UTC')::date as month,
             case when state = 'released' then 0 else amount_micros end as micros
      from holds where workspace_id = ${workspaceId}::uuid and user_id is not null
      limit ${limit} for update skip locked
    ), uncounted as (
      update member_months set used_micros = used_micros - one.micros
      from (select user_id, month, sum(micros) as micros from named group by 1, 2) one
      where member_months.workspace_id = ${workspaceId}::uuid
        and (member_months.user_id, member_months.month) = (one.user_id, one.month)
    )
    update holds set user_id = null from named where holds.id = named.id`;
  await tx.$executeRaw`delete from member_months where workspace_id = ${workspaceId}::uuid and used_micros = 0`;
  const used = await tx.$executeRaw`
    update usage_records set user_id = null where id in (
      select id from usage_records where workspace_id = ${workspaceId}::uuid and user_id is not null limit ${limit})`;
  const bought = await tx.payment.updateMany({
    where: { workspaceId, createdById: { not: null } },
    data: { createdById: null },
  });
  const back = await tx.refund.updateMany({
    where: { payment: { workspaceId }, createdById: { not: null } },
    data: { createdById: null },
  });
  return holds + used + bought.count + back.count;
}

/** How many people are in a workspace, and how many links show something of it to others. */
export async function countReach({ workspaceId }: WorkspaceScope<'own'>, now: Date) {
  const [people, shareLinks] = await Promise.all([
    db().member.count({ where: { workspaceId } }),
    db().shareLink.count({
      where: { workspaceId, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
    }),
  ]);
  return { people, shareLinks };
}
