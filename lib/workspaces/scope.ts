import type { Operator } from '@/lib/auth/viewer';
import type { Role } from '@/prisma/generated/enums';
import { may, type Right } from './rules/rights';

declare const proven: unique symbol;

/**
 * A proven right to look at one workspace's rows, and to whatever else `R` names. Store functions that touch a workspace
 * take it, so a query without a proof does not compile; nor does a deed without the right to it. Only this file makes one.
 */
export type WorkspaceScope<R extends Right = never> = {
  readonly workspaceId: string;
  /** Who acts; null where a job acts for the workspace. */
  readonly userId: string | null;
  readonly role: Role | 'job' | 'operator';
  readonly [proven]: { readonly [right in R]: true };
};

const make = (scope: Omit<WorkspaceScope, typeof proven>) => scope as WorkspaceScope;

/** The same scope with further rights proven by its role; null when the role does not give them all. */
export function withRights<R extends Right>(scope: WorkspaceScope, ...rights: R[]): WorkspaceScope<R> | null {
  return rights.every((right) => may(scope.role, right)) ? (scope as WorkspaceScope<R>) : null;
}

/** From a membership row that was read for this very request. */
export function scopeOfMember(member: { workspaceId: string; userId: string; role: Role }): WorkspaceScope {
  return make({ workspaceId: member.workspaceId, userId: member.userId, role: member.role });
}

/** From a job this process has claimed: it acts for the workspace that owns the job's cutout. */
export function scopeOfClaimedJob(cutout: { workspaceId: string }): WorkspaceScope {
  return make({ workspaceId: cutout.workspaceId, userId: null, role: 'job' });
}

/** From a wallet whose balance asked to be looked at: it acts for the workspace that owns it. */
export function scopeOfWatch(wallet: { workspaceId: string }): WorkspaceScope {
  return make({ workspaceId: wallet.workspaceId, userId: null, role: 'job' });
}

/** From a payment whose state was read from Stripe: it acts for the workspace that made it. */
export function scopeOfPayment(payment: { workspaceId: string }): WorkspaceScope {
  return make({ workspaceId: payment.workspaceId, userId: null, role: 'job' });
}

/** From a workspace that was read as deleted: a job takes away what is left of it. */
export function scopeOfDeleted(workspace: { id: string; deletedAt: Date }): WorkspaceScope {
  return make({ workspaceId: workspace.id, userId: null, role: 'job' });
}

/** From whoever runs this server, proven for this very request: they act on a workspace without belonging to it. */
export function scopeOfOperator(operator: Operator, workspace: { id: string }): WorkspaceScope {
  return make({ workspaceId: workspace.id, userId: operator.userId, role: 'operator' });
}
