import { note } from '@/lib/activity/service';
import type { Db } from '@/lib/db';
import { appUrl } from '@/lib/env';
import { queueMail } from '@/lib/mail/service';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import type { GivenRole } from '../rules/invitations';
import { mayLeave, mayManagePerson } from '../rules/people';
import type { WorkspaceScope } from '../scope';
import { deleteMember, endSharesOf, lockMember, setCap, setRole } from '../store/people';
import { lockWorkspace } from '../store/settings';

type Manager = WorkspaceScope<'manage_people'>;
type Gone = Result<null, Refusal<'not_found'>>;
type Member = NonNullable<Awaited<ReturnType<typeof lockMember>>>;

const NOT_FOUND = () => refuse('not_found');

/**
 * Does something to a member that whoever acts may manage, as both are at this moment: whoever lost their own right a moment ago
 * changes nothing any more. Changes of a team's people come one after the other.
 */
function manage(scope: Manager, userId: string, change: (tx: Db, member: Member) => Promise<void>): Promise<Gone> {
  return inTransaction<Gone>(async (tx) => {
    const workspace = await lockWorkspace(tx, scope);
    if (workspace?.kind !== 'team') return NOT_FOUND();
    const who = scope.userId === null ? null : await lockMember(tx, scope, scope.userId);
    const whom = await lockMember(tx, scope, userId);
    if (!who || !whom || !mayManagePerson(who, whom)) return NOT_FOUND();
    await change(tx, whom);
    return ok(null);
  });
}

/** Gives a member another role. */
export const changeRole = (scope: Manager, { userId, role }: { userId: string; role: GivenRole }): Promise<Gone> =>
  manage(scope, userId, async (tx, { role: from, name }) => {
    if (from === role) return;
    await setRole(tx, scope, userId, role);
    await note(tx, scope, { kind: 'role_changed', person: name, from, to: role });
  });

/** Sets what a member may spend in a calendar month; null: as much as there is. What is held or spent already stays. */
export const changeCap = (scope: Manager, wish: { userId: string; capMicros: bigint | null }): Promise<Gone> =>
  manage(scope, wish.userId, async (tx, { capMicros, name }) => {
    if (capMicros === wish.capMicros) return;
    await setCap(tx, scope, wish.userId, wish.capMicros);
    await note(tx, scope, { kind: 'cap_changed', person: name, capMicros: wish.capMicros?.toString() ?? null });
  });

/**
 * Ends a membership. What they cut out stays; images that run end and are paid; nothing more of theirs is let in. The links they
 * shared end too, unless they are to be kept.
 */
export const removeMember = (scope: Manager, wish: { userId: string; keepsLinks: boolean }): Promise<Gone> =>
  manage(scope, wish.userId, async (tx, { name }) => {
    await deleteMember(tx, scope, wish.userId);
    if (!wish.keepsLinks) await endSharesOf(tx, scope, wish.userId, new Date());
    await note(tx, scope, { kind: 'removed', person: name });
  });

/** Ends one's own membership of a team. The owner hands over first. */
export function leave(scope: WorkspaceScope): Promise<Gone> {
  return inTransaction<Gone>(async (tx) => {
    const { userId } = scope;
    if (userId === null || (await lockWorkspace(tx, scope))?.kind !== 'team') return NOT_FOUND();
    const member = await lockMember(tx, scope, userId);
    if (!member || !mayLeave(member)) return NOT_FOUND();
    await deleteMember(tx, scope, userId);
    await endSharesOf(tx, scope, userId, new Date());
    await note(tx, scope, { kind: 'left' });
    return ok(null);
  });
}

/** Makes another member the owner; who was it is an admin from then on. There is one at every moment. */
export function handOver(scope: WorkspaceScope<'own'>, userId: string): Promise<Gone> {
  return inTransaction<Gone>(async (tx) => {
    const workspace = await lockWorkspace(tx, scope);
    if (scope.userId === null || workspace?.kind !== 'team') return NOT_FOUND();
    const [owner, heir] = [await lockMember(tx, scope, scope.userId), await lockMember(tx, scope, userId)];
    if (owner?.role !== 'owner' || !heir || heir.userId === owner.userId) return NOT_FOUND();
    await setRole(tx, scope, owner.userId, 'admin');
    await setRole(tx, scope, heir.userId, 'owner');
    await setCap(tx, scope, heir.userId, null);
    await note(tx, scope, { kind: 'handed_over', person: heir.name });
    const params = { url: `${appUrl()}/w/${workspace.slug}/team`, team: workspace.name, former: owner.name };
    await queueMail(tx, { to: heir.email, template: 'handed_over', params });
    return ok(null);
  });
}
