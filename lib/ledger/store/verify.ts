import type { Db } from '@/lib/db';
import { Prisma } from '@/prisma/generated/client';
import type { Difference, OurPayment } from '../rules';

/** Amounts in micro-USD, everything else in words. */
type Row = { id: string; is: bigint | string | null; should: bigint | string | null };
type Check = Pick<Difference, 'says' | 'but'> & { of: string; query: Prisma.Sql };

export type MoneyDifference = Row & Omit<Check, 'query'>;

/** A payment's id behind the reference of what it granted or bonus it gave. */
const PAID = Prisma.sql`(select 'payment:' || id as ref, * from payments where status = 'paid')`;
const BOUGHT = Prisma.sql`(select * from grants where (kind = 'purchase' or source_ref like 'payment:%') and source_ref not like '%:bonus')`;
/**
 * What money that went back must have taken, by the reference of its debit. A refund that an operator made at Stripe itself
 * (nobody here asked for it) takes what is there, which may be nothing.
 */
const OWED = Prisma.sql`(
  select 'refund ' || id as id, 'refund:' || id as ref, payment_id from refunds
  where status <> 'failed' and net_cents > 0
    and (created_by_id is not null or exists (select 1 from debits where source_ref = 'refund:' || refunds.id))
  union all
  select 'dispute ' || id, debit_ref, payment_id from disputes where debit_ref is not null
)`;

const CHECKS: Check[] = [
  {
    of: 'payment',
    says: 'it buys',
    but: 'its grant gave',
    query: Prisma.sql`
      select coalesce(p.id::text, substr(g.source_ref, 9)) as id, p.granted_micros as is, g.granted_micros as should
      from ${PAID} p full join ${BOUGHT} g on g.source_ref = p.ref and g.workspace_id = p.workspace_id
      where p.granted_micros is distinct from g.granted_micros`,
  },
  {
    of: 'payment',
    says: 'its price without discount and tax is',
    but: 'its grant says it was paid',
    query: Prisma.sql`
      select p.id::text, (p.amount_cents - p.discount_cents)::bigint * 10000 as is, g.paid_micros as should
      from ${PAID} p join ${BOUGHT} g on g.source_ref = p.ref
      where (p.amount_cents - p.discount_cents)::bigint * 10000 <> g.paid_micros`,
  },
  {
    of: 'payment',
    says: 'its bonus is',
    but: 'the free grant of it gave',
    query: Prisma.sql`
      select coalesce(p.id::text, substr(g.source_ref, 9)) as id, p.bonus_micros as is,
             case when g.paid_micros = 0 then g.granted_micros end as should
      from (select * from ${PAID} p where bonus_micros > 0) p
      full join (select * from grants where source_ref like 'payment:%:bonus') g
        on g.source_ref = p.ref || ':bonus' and g.workspace_id = p.workspace_id
      where p.bonus_micros is distinct from g.granted_micros or g.paid_micros <> 0`,
  },
  {
    of: '',
    says: 'its credit is',
    but: 'there is',
    query: Prisma.sql`
      select coalesce(o.id, 'debit ' || d.source_ref) as id,
             case when o.ref is null then 'taken' else 'due' end as is,
             case when o.ref is null then 'no refund or dispute of that name' else 'no debit taken from its payment' end as should
      from ${OWED} o
      full join (
        select d.source_ref, g.source_ref as grant_ref from debits d join grants g on g.id = d.grant_id where d.state = 'taken'
      ) d on d.source_ref = o.ref and d.grant_ref = 'payment:' || o.payment_id
      where (o.ref is null and not exists (select 1 from ${OWED} b where d.source_ref = b.ref || ':bonus')) or d.source_ref is null`,
  },
  {
    of: 'refund',
    says: 'it sends back',
    but: 'the credit it took had cost',
    // The credit of a refund is reckoned in micro-dollars, its money in whole cents.
    query: Prisma.sql`
      select r.id::text, r.net_cents::bigint * 10000 as is, cost::bigint as should
      from refunds r join debits d on d.source_ref = 'refund:' || r.id join grants g on g.id = d.grant_id
      cross join lateral (select d.amount_micros::numeric * g.paid_micros / g.granted_micros as cost) it
      where r.status <> 'failed' and abs(r.net_cents::bigint * 10000 - cost) >= 10000
        and not (r.created_by_id is null and cost < r.net_cents::bigint * 10000)`,
  },
  {
    of: 'cutout',
    says: 'it is',
    but: 'its hold is',
    query: Prisma.sql`
      select c.id::text, c.status::text as is, h.state::text as should
      from cutouts c left join holds h on h.cutout_id = c.id
      where h.state::text is distinct from case c.status when 'succeeded' then 'settled' when 'queued' then 'held'
                                                         when 'processing' then 'held' else 'released' end
        and (h.id is not null or c.status in ('queued', 'processing'))`,
  },
];

/** Where money that came or went, and images that were cut, are not what the wallets say. To be read in one snapshot. */
export async function findMoneyDifferences(tx: Db): Promise<MoneyDifference[]> {
  const found: MoneyDifference[] = [];
  for (const { query, ...words } of CHECKS) {
    const rows = await tx.$queryRaw<Row[]>(query);
    found.push(...rows.map((row) => ({ ...row, ...words })));
  }
  return found;
}

/** How much came and went through Stripe, in cents. */
export async function findMoneyTotals(tx: Db) {
  const [totals] = await tx.$queryRaw<
    { payments: bigint; paidCents: bigint; refundedCents: bigint; disputedCents: bigint }[]
  >`
    select count(*) as payments, coalesce(sum(total_cents), 0)::bigint as "paidCents",
           (select coalesce(sum(net_cents + tax_cents), 0)::bigint from refunds where status <> 'failed') as "refundedCents",
           (select coalesce(sum(taken_cents), 0)::bigint from disputes) as "disputedCents"
    from payments where status = 'paid'`;
  if (!totals) throw new Error('an aggregate answers one row');
  return totals;
}

/** What our rows say of each payment that moved money. */
export function findOurPayments(tx: Db): Promise<OurPayment[]> {
  return tx.$queryRaw<OurPayment[]>`
    select p.id::text, p.payment_intent_id as "paymentIntentId", p.total_cents as "totalCents", p.fee_cents as "feeCents",
           coalesce(r.refunded, 0)::int as "refundedCents", coalesce(r.pending, 0)::int as "pendingCents",
           coalesce(d.cents, 0)::int as "disputedCents", p.paid_at > now() - interval '1 hour' as "isFresh"
    from payments p
    left join (
      select payment_id, sum(net_cents + tax_cents) filter (where status = 'succeeded') as refunded,
             sum(net_cents + tax_cents) filter (where status in ('requested', 'pending')) as pending
      from refunds group by 1
    ) r on r.payment_id = p.id
    left join (select payment_id, sum(taken_cents) as cents from disputes group by 1) d on d.payment_id = p.id
    where p.status = 'paid' and p.total_cents > 0`;
}
