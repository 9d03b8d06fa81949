import { db } from '@/lib/db';
import type { DayFigures } from './rules';

/**
 * What happened on each day (UTC) from `since` up to `until`, over all workspaces; days without anything are left out. Each
 * table is read once, by the index on its time. What a bank took of a payment is without tax as `splitRefund` has it.
 */
export function findDays(since: Date, until: Date): Promise<DayFigures[]> {
  return db().$queryRaw`
    with span as (select ${since}::timestamptz as since, ${until}::timestamptz as until),
    used as (
      select (created_at at time zone 'UTC')::date as day, count(*)::int as images, sum(price_micros) as sold, sum(cost_micros) as upstream
      from usage_records, span where created_at >= since and created_at < until
      group by 1
    ), moved as (
      select paid_at as at, amount_cents - discount_cents as paid_in, 0 as given_back, coalesce(fee_cents, 0) as fees,
             case when fee_cents is null and total_cents > 0 then 1 else 0 end as unknown_fees
      from payments, span where paid_at >= since and paid_at < until and status = 'paid'
      union all
      select refunds.created_at, 0, net_cents, 0, 0
      from refunds, span where created_at >= since and created_at < until and status <> 'failed'
      union all
      select disputes.created_at, 0,
             taken_cents - coalesce(round(tax_cents::numeric * taken_cents
               / nullif(payments.amount_cents - discount_cents + tax_cents, 0)), 0)::int,
             disputes.fee_cents, 0
      from span, disputes join payments on payments.id = disputes.payment_id
      where disputes.created_at >= since and disputes.created_at < until
    ), money as (
      select (at at time zone 'UTC')::date as day, sum(paid_in) as paid_in, sum(given_back) as given_back, sum(fees) as fees,
             sum(unknown_fees)::int as unknown_fees
      from moved
      group by 1
    )
    select to_char(day, 'YYYY-MM-DD') as day, coalesce(images, 0) as images, coalesce(sold, 0)::bigint as "soldMicros",
           (coalesce(paid_in, 0) * 10000)::bigint as "paidInMicros",
           (coalesce(given_back, 0) * 10000)::bigint as "givenBackMicros",
           (coalesce(fees, 0) * 10000)::bigint as "feesMicros", coalesce(unknown_fees, 0) as "unknownFees",
           coalesce(upstream, 0)::bigint as "upstreamMicros"
    from used full join money using (day)`;
}

/** When the first workspace was made: before it there was nothing. */
export async function findBeginning(): Promise<Date | null> {
  const first = await db().workspace.findFirst({ orderBy: { id: 'asc' }, select: { createdAt: true } });
  return first?.createdAt ?? null;
}

const owner = { personalOwner: { select: { name: true } } };

/** Workspaces whose slug, name, or a member's address holds a text, newest first. */
export function findWorkspaces(text: string, limit: number) {
  // Prisma hands these two to LIKE as they are.
  const contains = text.replace(/[\\%_]/g, '\\$&');
  const holds = { contains, mode: 'insensitive' as const };
  return db().workspace.findMany({
    where: {
      deletedAt: null,
      OR: [
        { slug: holds },
        { name: holds },
        { personalOwner: { name: holds } },
        { members: { some: { user: { email: holds } } } },
      ],
    },
    include: { ...owner, wallet: true, members: { include: { user: true }, orderBy: { createdAt: 'asc' }, take: 4 } },
    orderBy: { id: 'desc' },
    take: limit,
  });
}

export function findWorkspace(slug: string) {
  return db().workspace.findFirst({ where: { slug, deletedAt: null }, select: { id: true } });
}

/** What a source gave, to compare with what it is asked to give again. */
export function findGift(sourceRef: string) {
  return db().grant.findUnique({ where: { sourceRef } });
}

/** What was given by hand, newest first. */
export function findGifts(limit: number) {
  return db().grant.findMany({
    where: { kind: 'operator' },
    include: {
      createdBy: { select: { name: true, email: true } },
      wallet: { include: { workspace: { include: owner } } },
    },
    orderBy: { createdAt: 'desc' },
    take: limit,
  });
}
