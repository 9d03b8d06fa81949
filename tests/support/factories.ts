import { db } from '@/lib/db';
import { newId } from '@/lib/ids';
import { ok } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import { insertGrant } from '@/lib/wallet/store/grants';
import { RIGHTS, type Right } from '@/lib/workspaces/rules/rights';
import { scopeOfClaimedJob, scopeOfMember, type WorkspaceScope, withRights } from '@/lib/workspaces/scope';
import { ensurePersonalWorkspace } from '@/lib/workspaces/service/personal';
import type { GrantKind, Role } from '@/prisma/generated/enums';

/** Every right that an owner has. */
function ownerOf(workspace: { id: string }, user: { id: string }): WorkspaceScope<Right> {
  const scope = scopeOfMember({ workspaceId: workspace.id, userId: user.id, role: 'owner' });
  const all = withRights(scope, ...(Object.keys(RIGHTS) as Right[]));
  if (!all) throw new Error('an owner lacks a right');
  return all;
}

/** A confirmed person with a personal workspace and, when asked for, credit in it. */
export async function aPerson({ creditMicros = 0n }: { creditMicros?: bigint } = {}) {
  const user = await db().user.create({
    data: { email: `${newId()}@example.com`, name: 'Ada', emailVerified: new Date() },
  });
  const { value: workspace } = await inTransaction(async (tx) => ok(await ensurePersonalWorkspace(tx, user)));
  const scope = ownerOf(workspace, user);
  if (creditMicros > 0n) await giveCredit(scope, { grantedMicros: creditMicros });
  return { user, workspace, scope };
}

/** New workspaces of nobody with empty wallets, all made by one statement. */
export async function emptyWallets(count: number): Promise<WorkspaceScope[]> {
  const ids = Array.from({ length: count }, newId);
  await db().$executeRaw`
    with made as (
      insert into workspaces (id, slug, name, kind)
      select id, id::text, 'Empty', 'personal' from unnest(${ids}::uuid[]) as id
      returning id
    )
    insert into wallets (workspace_id) select id from made`;
  return ids.map((workspaceId) => scopeOfClaimedJob({ workspaceId }));
}

export async function giveCredit(
  scope: WorkspaceScope,
  {
    kind = 'operator',
    grantedMicros,
    paidMicros = 0n,
    sourceRef = `test:${newId()}`,
  }: { kind?: GrantKind; grantedMicros: bigint; paidMicros?: bigint; sourceRef?: string },
): Promise<boolean> {
  return insertGrant(db(), scope.workspaceId, { id: newId(), kind, paidMicros, grantedMicros, sourceRef });
}

/** A team with its owner; `join` brings in another confirmed person in a role. */
export async function aTeam({ creditMicros = 0n }: { creditMicros?: bigint } = {}) {
  const owner = await aPerson();
  const workspace = await db().workspace.create({
    data: {
      ...{ slug: `team-${newId()}`, name: 'Team', kind: 'team' },
      members: { create: { userId: owner.user.id, role: 'owner' } },
      wallet: { create: {} },
    },
  });
  const scope = ownerOf(workspace, owner.user);
  if (creditMicros > 0n) await giveCredit(scope, { grantedMicros: creditMicros });
  const join = async (role: Role) => {
    const { user } = await aPerson();
    const member = await db().member.create({ data: { workspaceId: workspace.id, userId: user.id, role } });
    return { user, scope: scopeOfMember(member) };
  };
  return { ...owner, workspace, scope, join };
}
