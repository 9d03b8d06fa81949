import type { Db } from '@/lib/db';
import { Prisma } from '@/prisma/generated/client';

/** One number that is kept, and how the rows behind it tell it again. The query answers where the two differ, in micro-USD. */
type Check = { of: string; is: string; should: string; query: Prisma.Sql };
type Row = { id: string; is: bigint | null; should: bigint | null };

/** `is` and `should` in micro-USD; null where there is no such row at all. */
export type WalletDifference = Row & { of: string; says: string; but: string };

/** A number that a wallet keeps, and the rows of its workspace that add up to it. */
function kept(is: string, column: string, should: string, rows: Prisma.Sql): Check {
  const number = Prisma.raw(`w.${column}`);
  return {
    ...{ of: 'wallet', is, should },
    query: Prisma.sql`
      select workspace_id::text as id, ${number} as is, coalesce(r.micros, 0)::bigint as should
      from wallets w left join (select workspace_id, sum(micros) as micros from (${rows}) one group by 1) r using (workspace_id)
      where ${number} <> coalesce(r.micros, 0)`,
  };
}

const CHECKS: Check[] = [
  kept(
    'available is',
    'available_micros',
    'its entries add up to',
    Prisma.sql`select workspace_id, available_micros as micros from entries`,
  ),
  kept(
    'held is',
    'held_micros',
    'its entries add up to',
    Prisma.sql`select workspace_id, held_micros as micros from entries`,
  ),
  kept(
    'available is',
    'available_micros',
    'what is left of its grants is',
    Prisma.sql`select workspace_id, left_micros as micros from grants`,
  ),
  kept(
    'held is',
    'held_micros',
    'its open holds add up to',
    Prisma.sql`select workspace_id, amount_micros as micros from holds where state = 'held'`,
  ),
  {
    of: 'entry',
    is: 'the balance it says it led to is',
    should: 'the entries up to it add up to',
    query: Prisma.sql`
      select id::text, balance_micros as is, running::bigint as should
      from (
        select id, balance_micros, sum(available_micros) over (partition by workspace_id order by id) as running from entries
      ) added
      where balance_micros <> running`,
  },
  {
    of: 'entry',
    is: 'it moves',
    should: 'in its wallet there is no such grant, hold or debit of',
    query: Prisma.sql`
      select e.id::text, e.available_micros as is, coalesce(g.granted_micros, h.amount_micros, d.amount_micros) as should
      from entries e
      left join grants g on g.id = e.grant_id
      left join holds h on h.id = e.hold_id
      left join debits d on d.id = e.debit_id
      where num_nonnulls(e.grant_id, e.hold_id, e.debit_id) <> 1
        or e.workspace_id <> coalesce(g.workspace_id, h.workspace_id, d.workspace_id)
        or e.kind::text <> all (case when g.id is not null then array['grant']
                                     when h.id is not null then array['reserve', 'settle', 'release']
                                     else array['debit', 'debit_return'] end)`,
  },
  {
    of: 'grant',
    is: 'left is',
    should: 'without what holds and debits took it would be',
    query: Prisma.sql`
      select id::text, left_micros as is, should
      from grants
      left join (
        select p.grant_id as id, sum(p.amount_micros) as micros from hold_parts p join holds h on h.id = p.hold_id
        where h.state <> 'released' group by 1
      ) held using (id)
      left join (select grant_id as id, sum(amount_micros) as micros from debits where state = 'taken' group by 1) taken using (id)
      cross join lateral (select (granted_micros - coalesce(held.micros, 0) - coalesce(taken.micros, 0))::bigint as should) it
      where left_micros <> should`,
  },
  {
    of: 'grant',
    is: 'granted is',
    should: 'its entry says',
    query: Prisma.sql`
      select g.id::text, g.granted_micros as is, sum(e.available_micros)::bigint as should
      from grants g left join entries e on e.grant_id = g.id
      group by g.id having sum(e.available_micros) is distinct from g.granted_micros`,
  },
  {
    of: 'hold',
    is: 'its amount is',
    should: 'its parts of grants add up to',
    query: Prisma.sql`
      select h.id::text, h.amount_micros as is, p.micros as should
      from holds h
      left join (
        select p.hold_id, sum(p.amount_micros) filter (where g.workspace_id = h.workspace_id)::bigint as micros
        from hold_parts p join holds h on h.id = p.hold_id join grants g on g.id = p.grant_id group by 1
      ) p on p.hold_id = h.id
      where h.amount_micros is distinct from p.micros`,
  },
  {
    of: 'hold',
    is: 'by its state it has of the available',
    should: 'its entries took',
    query: Prisma.sql`
      select h.id::text, case when h.state = 'released' then 0 else h.amount_micros end as is, -sum(e.available_micros)::bigint as should
      from holds h left join entries e on e.hold_id = h.id
      group by h.id
      having -sum(e.available_micros) is distinct from case when h.state = 'released' then 0 else h.amount_micros end`,
  },
  {
    of: 'hold',
    is: 'by its state it has of the held',
    should: 'its entries hold',
    query: Prisma.sql`
      select h.id::text, case when h.state = 'held' then h.amount_micros else 0 end as is, sum(e.held_micros)::bigint as should
      from holds h left join entries e on e.hold_id = h.id
      group by h.id
      having sum(e.held_micros) is distinct from case when h.state = 'held' then h.amount_micros else 0 end`,
  },
  {
    of: 'debit',
    is: 'by its state it has',
    should: 'its entries took',
    query: Prisma.sql`
      select d.id::text, case when d.state = 'taken' then d.amount_micros else 0 end as is, -sum(e.available_micros)::bigint as should
      from debits d left join entries e on e.debit_id = d.id
      group by d.id
      having -sum(e.available_micros) is distinct from case when d.state = 'taken' then d.amount_micros else 0 end`,
  },
  {
    of: "member's month",
    is: 'used is',
    should: 'the holds of that month add up to',
    query: Prisma.sql`
      select concat_ws(' ', coalesce(m.workspace_id, h.workspace_id), coalesce(m.user_id, h.user_id), coalesce(m.month, h.month)) as id,
             coalesce(m.used_micros, 0) as is, coalesce(h.micros, 0)::bigint as should
      from member_months m
      full join (
        select workspace_id, user_id, date_trunc('month', created_at at time zone 'UTC')::date as month, sum(amount_micros) as micros
        from holds where user_id is not null and state <> 'released' group by 1, 2, 3
      ) h using (workspace_id, user_id, month)
      where coalesce(m.used_micros, 0) <> coalesce(h.micros, 0)`,
  },
  {
    of: 'settled hold',
    is: 'its amount is',
    should: 'its usage record says',
    query: Prisma.sql`
      select coalesce(h.id, u.hold_id)::text as id, h.amount_micros as is, u.price_micros as should
      from (select * from holds where state = 'settled') h full join usage_records u on u.hold_id = h.id
      where h.amount_micros is distinct from u.price_micros
        or (h.workspace_id, h.cutout_id) is distinct from (u.workspace_id, u.cutout_id)`,
  },
];

/** Adds everything of all wallets up again; where what is kept says something else. To be read in one snapshot. */
export async function findDifferences(tx: Db): Promise<WalletDifference[]> {
  const found: WalletDifference[] = [];
  for (const { of, is, should, query } of CHECKS) {
    const rows = await tx.$queryRaw<Row[]>(query);
    found.push(...rows.map((row) => ({ ...row, of, says: is, but: should })));
  }
  return found;
}

/** How much there is of what was looked at, in micro-USD where it is money. */
export async function findTotals(tx: Db) {
  const [totals] = await tx.$queryRaw<
    {
      wallets: bigint;
      entries: bigint;
      grantedMicros: bigint;
      spentMicros: bigint;
      debitedMicros: bigint;
      availableMicros: bigint;
      heldMicros: bigint;
    }[]
  >`
    select count(*) as wallets, coalesce(sum(available_micros), 0)::bigint as "availableMicros",
           coalesce(sum(held_micros), 0)::bigint as "heldMicros",
           (select count(*) from entries) as entries,
           (select coalesce(sum(granted_micros), 0)::bigint from grants) as "grantedMicros",
           (select coalesce(sum(amount_micros), 0)::bigint from holds where state = 'settled') as "spentMicros",
           (select coalesce(sum(amount_micros), 0)::bigint from debits where state = 'taken') as "debitedMicros"
    from wallets`;
  if (!totals) throw new Error('an aggregate answers one row');
  return totals;
}
