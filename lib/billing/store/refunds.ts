import { type Db, db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import type { RefundStatus } from '@/prisma/generated/enums';

export type NewRefund = {
  id: string;
  paymentId: string;
  netCents: number;
  taxCents: number;
  status?: RefundStatus;
  stripeRefundId?: string;
};

export async function insertRefund(tx: Db, scope: WorkspaceScope, refund: NewRefund): Promise<void> {
  await tx.refund.create({ data: { ...refund, createdById: scope.userId } });
}

export type RefundChange = {
  status: RefundStatus;
  stripeRefundId?: string;
  failureCode?: string | null;
  endedAt?: Date;
};

export async function changeRefund(tx: Db, id: string, change: RefundChange): Promise<void> {
  await tx.refund.update({ where: { id }, data: change });
}

/** A refund with the payment it belongs to. */
export function findRefund(id: string, tx: Db = db()) {
  return tx.refund.findUnique({ where: { id }, include: { payment: true } });
}

/** Refunds that Stripe may not have heard of: whoever was to ask has died. */
export async function findUnsent(before: Date, limit: number): Promise<string[]> {
  const rows = await db().refund.findMany({
    where: { status: 'requested', createdAt: { lt: before } },
    select: { id: true },
    take: limit,
  });
  return rows.map(({ id }) => id);
}
