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

export function findRefunds(tx: Db, ids: string[]): Promise<{ id: string; netCents: number; taxCents: number }[]> {
  return tx.refund.findMany({ where: { id: { in: ids } }, select: { id: true, netCents: true, taxCents: true } });
}

/** Refunds that Stripe may not have heard of: whoever was to ask has died. After `afterId`, in the order of ids. */
export function findUnsent(before: Date, afterId: string, limit: number): Promise<{ id: string }[]> {
  return db().refund.findMany({
    where: { status: 'requested', createdAt: { lt: before }, id: { gt: afterId } },
    select: { id: true },
    orderBy: { id: 'asc' },
    take: limit,
  });
}
