import { validate as isUuid } from 'uuid';
import { type Db, db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import type { Prisma } from '@/prisma/generated/client';
import type { PaymentKind, PaymentStatus } from '@/prisma/generated/enums';

/** What may still become anything. */
export const UNFINISHED: readonly PaymentStatus[] = ['open', 'processing', 'action_required'];

export type NewPayment = {
  id: string;
  kind: PaymentKind;
  amountCents: number;
  grantedMicros: bigint;
  bonusMicros: bigint;
  images: number;
};

const whole = { refunds: true, disputes: true } satisfies Prisma.PaymentInclude;
/** A payment with everything that went back. */
export type Payment = Prisma.PaymentGetPayload<{ include: typeof whole }>;
export type PaymentChange = Prisma.PaymentUpdateManyMutationInput;

/** Writes the order down; false when it is a top-up and another one is under way. */
export async function insertPayment(scope: WorkspaceScope, payment: NewPayment, tx: Db = db()): Promise<boolean> {
  const made = await tx.payment.createMany({
    data: { ...payment, workspaceId: scope.workspaceId, createdById: scope.userId },
    skipDuplicates: true,
  });
  return made.count === 1;
}

/** Remembers what Stripe calls it: the first name stays. */
export async function nameAtStripe(id: string, names: { sessionId: string } | { invoiceId: string }): Promise<void> {
  await db().payment.updateMany({ where: { id, sessionId: null, invoiceId: null }, data: names });
}

export function findPayment(id: string): Promise<Payment | null> {
  return db().payment.findUnique({ where: { id }, include: whole });
}

/** The payment behind one of Stripe's ids, or null: other things may be sold through the same account. */
export function findPaymentBy(
  name: { sessionId: string } | { invoiceId: string } | { paymentIntentId: string } | { chargeId: string },
): Promise<{ id: string; workspaceId: string } | null> {
  return db().payment.findFirst({ where: name, select: { id: true, workspaceId: true } });
}

/** A payment of this workspace by its checkout session. */
export function findOwnPayment(scope: WorkspaceScope, sessionId: string) {
  return db().payment.findFirst({ where: { workspaceId: scope.workspaceId, sessionId }, select: { id: true } });
}

/** A payment of this workspace by its id; what cannot be one is none. */
export async function findOwn({ workspaceId }: WorkspaceScope, id: string) {
  return isUuid(id) ? db().payment.findFirst({ where: { workspaceId, id }, include: whole }) : null;
}

/** Those of a workspace with credit that may go back, newest first. Locked until the transaction ends where one is given. */
export async function findPaidPayments({ workspaceId }: WorkspaceScope, tx?: Db): Promise<Payment[]> {
  if (tx) {
    await tx.$queryRaw`
      select 1 from payments where workspace_id = ${workspaceId}::uuid and status = 'paid' order by id for update`;
  }
  return (tx ?? db()).payment.findMany({
    where: { workspaceId, status: 'paid' },
    include: whole,
    orderBy: { paidAt: 'desc' },
  });
}

/**
 * Changes a payment as it was read: false when it was changed since, and what was fetched for it in between is out of date.
 */
export async function changePayment(
  tx: Db,
  { id, version }: { id: string; version: number },
  change: PaymentChange,
): Promise<boolean> {
  const changed = await tx.payment.updateMany({
    where: { id, version },
    data: { ...change, version: version + 1, lookedAt: new Date() },
  });
  return changed.count === 1;
}

/** When the first payment was begun; null while there is none. */
export async function findFirstPaymentAt(): Promise<Date | null> {
  const { _min } = await db().payment.aggregate({ _min: { createdAt: true } });
  return _min.createdAt;
}

export type TopUpMonth = { monthCents: number; isInFlight: boolean; lastAt: Date | null };

/** What a workspace's top-ups came to since `since`, and whether one is under way. Failed ones cost nothing but count as the last. */
export async function findTopUps(tx: Db, { workspaceId }: WorkspaceScope, since: Date): Promise<TopUpMonth> {
  const topUps = { workspaceId, kind: 'top_up' as const };
  const [month, last] = await Promise.all([
    tx.payment.aggregate({
      where: { ...topUps, createdAt: { gte: since }, status: { in: [...UNFINISHED, 'paid'] } },
      _sum: { amountCents: true },
    }),
    tx.payment.findFirst({ where: topUps, orderBy: { createdAt: 'desc' }, select: { createdAt: true, paidAt: true } }),
  ]);
  const inFlight = await tx.payment.findFirst({
    where: { ...topUps, status: { in: [...UNFINISHED] } },
    select: { id: true },
  });
  return {
    monthCents: month._sum.amountCents ?? 0,
    isInFlight: inFlight !== null,
    lastAt: last && (last.paidAt ?? last.createdAt),
  };
}

export type Unfinished = { id: string; kind: PaymentKind; status: PaymentStatus; createdAt: Date; isAtStripe: boolean };

/**
 * Payments that nobody looked at since `before`, and top-ups whose charge somebody left undone since `leftBefore`, the
 * longest waiting first. They count as looked at from `now` on: one that always fails does not keep others from their turn.
 */
export function claimUnfinished(
  { now, before, leftBefore }: { now: Date; before: Date; leftBefore: Date },
  limit: number,
): Promise<Unfinished[]> {
  return db().$queryRaw<Unfinished[]>`
    update payments set looked_at = ${now}::timestamptz where id in (
      select id from payments
      where (status = 'open' or status = 'processing' or status = 'action_required')
        and (greatest(created_at, looked_at) < ${before}::timestamptz
          or (kind = 'top_up' and status = 'open' and greatest(created_at, looked_at) < ${leftBefore}::timestamptz))
      order by looked_at nulls first limit ${limit} for update skip locked)
    returning id, kind, status, created_at as "createdAt",
      (session_id is not null or invoice_id is not null) as "isAtStripe"`;
}

/** A top-up of this workspace that waits for what the bank asks its customer. */
export function findWaitingForCustomer({ workspaceId }: WorkspaceScope) {
  return db().payment.findFirst({ where: { workspaceId, status: 'action_required' } });
}
