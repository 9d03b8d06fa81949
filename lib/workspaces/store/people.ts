import { type Db, db } from '@/lib/db';
import type { Role } from '@/prisma/generated/enums';
import type { GivenRole } from '../rules/invitations';
import type { WorkspaceScope } from '../scope';

export type PersonRow = {
  userId: string;
  name: string | null;
  email: string;
  role: Role;
  since: Date;
  capMicros: bigint | null;
  /** Held and spent in this calendar month (UTC). */
  usedMicros: bigint;
};

/** Everybody in the workspace, the owner first, then by role and name. */
export function findPeopleOf({ workspaceId }: WorkspaceScope): Promise<PersonRow[]> {
  return db().$queryRaw<PersonRow[]>`
    select m.user_id as "userId", u.name, u.email, m.role, m.created_at as since, m.monthly_cap_micros as "capMicros",
           coalesce(mm.used_micros, 0) as "usedMicros"
    from members m join users u on u.id = m.user_id
    left join member_months mm on mm.workspace_id = m.workspace_id and mm.user_id = m.user_id
      and mm.month = date_trunc('month', now(), 'UTC')::date
    where m.workspace_id = ${workspaceId}::uuid
    order by m.role, lower(coalesce(u.name, u.email)), u.id
    limit 1000`;
}

/** A member, locked until the transaction ends; what they are called goes into the log. */
export async function lockMember(tx: Db, { workspaceId }: WorkspaceScope, userId: string) {
  const [member] = await tx.$queryRaw<
    { userId: string; role: Role; capMicros: bigint | null; name: string; email: string }[]
  >`
    select m.user_id as "userId", m.role, m.monthly_cap_micros as "capMicros", coalesce(u.name, u.email) as name, u.email
    from members m join users u on u.id = m.user_id
    where m.workspace_id = ${workspaceId}::uuid and m.user_id = ${userId}::uuid
    for update of m`;
  return member ?? null;
}

/** Whether the address belongs to a member. */
export async function isMemberByEmail({ workspaceId }: WorkspaceScope, email: string): Promise<boolean> {
  return (await db().member.count({ where: { workspaceId, user: { email, emailVerified: { not: null } } } })) > 0;
}

/** Makes somebody a member; false when they are one already. */
export async function insertMember(
  tx: Db,
  workspaceId: string,
  member: { userId: string; role: GivenRole },
): Promise<boolean> {
  return (await tx.member.createMany({ data: { ...member, workspaceId }, skipDuplicates: true })).count === 1;
}

export async function setRole(tx: Db, { workspaceId }: WorkspaceScope, userId: string, role: Role): Promise<void> {
  await tx.member.update({ where: { workspaceId_userId: { workspaceId, userId } }, data: { role } });
}

export async function setCap(tx: Db, { workspaceId }: WorkspaceScope, userId: string, capMicros: bigint | null) {
  await tx.member.update({
    where: { workspaceId_userId: { workspaceId, userId } },
    data: { monthlyCapMicros: capMicros },
  });
}

/** Ends a membership, and what was somebody's own in the workspace. */
export async function deleteMember(tx: Db, { workspaceId }: WorkspaceScope, userId: string): Promise<void> {
  // Whoever spends holds the wallet: what they were let in with is behind this, or sees that they are gone.
  await tx.$queryRaw`select 1 from wallets where workspace_id = ${workspaceId}::uuid for update`;
  await tx.member.delete({ where: { workspaceId_userId: { workspaceId, userId } } });
  await tx.favourite.deleteMany({ where: { workspaceId, userId } });
}
