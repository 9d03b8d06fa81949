import { type Db, db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import type { BillingAccount } from '@/prisma/generated/client';

export type Account = BillingAccount;
export type AccountSettings = Partial<
  Pick<
    Account,
    | 'lowLevelImages'
    | 'topUpEnabled'
    | 'topUpBelowImages'
    | 'topUpImages'
    | 'topUpMonthlyCents'
    | 'topUpSuspendedAt'
    | 'topUpSuspendedFor'
  >
>;

/** How the workspace pays; a new one is made at the first question. */
export async function findAccount({ workspaceId }: WorkspaceScope, tx: Db = db()): Promise<Account> {
  const found = await tx.billingAccount.findUnique({ where: { workspaceId } });
  if (found) return found;
  await tx.billingAccount.createMany({ data: { workspaceId }, skipDuplicates: true });
  return tx.billingAccount.findUniqueOrThrow({ where: { workspaceId } });
}

/** The same, and nobody else changes it until the transaction ends. */
export async function lockAccount(tx: Db, scope: WorkspaceScope): Promise<Account> {
  await findAccount(scope, tx);
  await tx.$queryRaw`select 1 from billing_accounts where workspace_id = ${scope.workspaceId}::uuid for update`;
  return findAccount(scope, tx);
}

export async function saveSettings(tx: Db, { workspaceId }: WorkspaceScope, settings: AccountSettings): Promise<void> {
  await tx.billingAccount.update({ where: { workspaceId }, data: settings });
}

/** Stops top-ups until somebody who pays has looked. False: they are off, or stopped already. */
export async function suspendTopUp(tx: Db, { workspaceId }: WorkspaceScope, suspendedFor: string): Promise<boolean> {
  const suspended = await tx.billingAccount.updateMany({
    where: { workspaceId, topUpEnabled: true, topUpSuspendedAt: null },
    data: { topUpSuspendedAt: new Date(), topUpSuspendedFor: suspendedFor },
  });
  return suspended.count === 1;
}

/** Ends top-ups for good; whoever holds the account's lock has ended with it, and whoever waits for it sees what came with this. */
export async function endTopUp(tx: Db, { workspaceId }: WorkspaceScope): Promise<void> {
  await tx.billingAccount.updateMany({ where: { workspaceId }, data: { topUpEnabled: false, topUpSuspendedAt: null } });
}

/** Keeps the first customer that is found for a workspace; answers the one that is kept. */
export async function keepCustomer(scope: WorkspaceScope, stripeCustomerId: string): Promise<string> {
  await db().billingAccount.updateMany({
    where: { workspaceId: scope.workspaceId, stripeCustomerId: null },
    data: { stripeCustomerId },
  });
  return (await findAccount(scope)).stripeCustomerId ?? stripeCustomerId;
}

/** Lets go of a customer that Stripe does not have any more, and of its card. */
export async function forgetCustomer({ workspaceId }: WorkspaceScope, stripeCustomerId: string): Promise<void> {
  await db().billingAccount.updateMany({
    where: { workspaceId, stripeCustomerId },
    data: { stripeCustomerId: null, cardBrand: null, cardLast4: null },
  });
}

/** Whose customer this is, or null. */
export function findAccountOfCustomer(stripeCustomerId: string): Promise<Account | null> {
  return db().billingAccount.findUnique({ where: { stripeCustomerId } });
}

export async function saveCard(stripeCustomerId: string, card: { brand: string; last4: string } | null): Promise<void> {
  await db().billingAccount.updateMany({
    where: { stripeCustomerId },
    data: { cardBrand: card?.brand ?? null, cardLast4: card?.last4 ?? null },
  });
}

/** Remembers that people were told of a low balance, or (null) that it is high again. */
export async function noteTold(tx: Db, { workspaceId }: WorkspaceScope, lowToldAt: Date | null): Promise<void> {
  await tx.billingAccount.updateMany({ where: { workspaceId }, data: { lowToldAt } });
}

/** Workspaces whose credit is below the level that their top-up waits for, after `afterId`, in the order of their ids. */
export function findThirsty(priceMicros: bigint, afterId: string, limit: number): Promise<{ id: string }[]> {
  return db().$queryRaw<{ id: string }[]>`
    select a.workspace_id::text as id from billing_accounts a join wallets w using (workspace_id)
    where a.top_up_enabled and a.top_up_suspended_at is null
      and w.available_micros < a.top_up_below_images * ${priceMicros}
      and a.workspace_id > ${afterId}::uuid
    order by a.workspace_id limit ${limit}`;
}
