import pg from 'pg';

/** Each answers the workspaces that break an invariant of the design; none may. */
const BROKEN_BY: Record<string, string> = {
  'W1: available and held equal the sums of their entries': `
    select w.workspace_id from wallets w
    left join entries e using (workspace_id)
    group by w.workspace_id, w.available_micros, w.held_micros
    having w.available_micros <> coalesce(sum(e.available_micros), 0) or w.held_micros <> coalesce(sum(e.held_micros), 0)`,
  'W1: available equals what is left of the grants': `
    select w.workspace_id from wallets w
    left join (select workspace_id, sum(left_micros) as micros from grants group by 1) g using (workspace_id)
    where w.available_micros <> coalesce(g.micros, 0)`,
  'W1: of each grant is left what was granted without what holds and debits have of it': `
    select g.workspace_id from grants g
    left join (
      select p.grant_id, sum(p.amount_micros) as micros from hold_parts p join holds h on h.id = p.hold_id
      where h.state <> 'released' group by 1
    ) spent on spent.grant_id = g.id
    left join (select grant_id, sum(amount_micros) as micros from debits where state = 'taken' group by 1) taken on taken.grant_id = g.id
    where g.left_micros <> g.granted_micros - coalesce(spent.micros, 0) - coalesce(taken.micros, 0)`,
  'W1: held equals the open holds': `
    select w.workspace_id from wallets w
    left join (select workspace_id, sum(amount_micros) as micros from holds where state = 'held' group by 1) h using (workspace_id)
    where w.held_micros <> coalesce(h.micros, 0)`,
  'W1: each hold equals its parts': `
    select h.workspace_id from holds h
    left join (select hold_id, sum(amount_micros) as micros from hold_parts group by 1) p on p.hold_id = h.id
    where h.amount_micros <> coalesce(p.micros, 0)`,
  'W1: each entry carries the balance it led to': `
    select workspace_id from (
      select workspace_id, balance_micros, sum(available_micros) over (partition by workspace_id order by id) as running
      from entries
    ) added where balance_micros <> running`,
  'W2: a hold is written once, and ends once, as its state says': `
    select h.workspace_id from holds h left join entries e on e.hold_id = h.id
    group by h.id
    having count(*) filter (where e.kind = 'reserve') <> 1
        or count(*) filter (where e.kind = 'settle') <> case when h.state = 'settled' then 1 else 0 end
        or count(*) filter (where e.kind = 'release') <> case when h.state = 'released' then 1 else 0 end`,
  'W3: a grant is written once': `
    select g.workspace_id from grants g left join entries e on e.grant_id = g.id group by g.id having count(e.id) <> 1`,
  'W3: a debit is written once, and given back once, as its state says': `
    select d.workspace_id from debits d left join entries e on e.debit_id = d.id
    group by d.id
    having count(*) filter (where e.kind = 'debit' and e.available_micros = -d.amount_micros) <> 1
        or count(*) filter (where e.kind = 'debit_return' and e.available_micros = d.amount_micros)
           <> case when d.state = 'returned' then 1 else 0 end
        or count(*) <> case when d.state = 'returned' then 2 else 1 end`,
  'W4: a wallet is below zero only by what banks took back': `
    select w.workspace_id from wallets w
    left join (select workspace_id, sum(amount_micros) as micros from debits where kind = 'dispute' and state = 'taken' group by 1) d
      using (workspace_id)
    where w.available_micros < -coalesce(d.micros, 0)`,
  'W5: a succeeded cutout that was paid has one settled hold and one usage record; an ended one has none open': `
    select c.workspace_id from cutouts c left join holds h on h.cutout_id = c.id left join usage_records u on u.cutout_id = c.id
    where (c.status = 'succeeded' and h.id is not null and (h.state <> 'settled' or u.id is null or u.price_micros <> h.amount_micros))
       or (c.status in ('failed', 'canceled') and (h.state <> 'released' or u.id is not null))
       or (c.status in ('queued', 'processing') and h.state is distinct from 'held')`,
  'W5: what was used is what was settled': `
    select coalesce(u.workspace_id, h.workspace_id) as workspace_id
    from usage_records u full join (select * from holds where state = 'settled') h on h.id = u.hold_id
    where u.price_micros is distinct from h.amount_micros`,
  'W8: what members used in a month is what was held or spent for them': `
    select coalesce(m.workspace_id, h.workspace_id) as workspace_id
    from member_months m
    full join (
      select workspace_id, user_id, date_trunc('month', created_at at time zone 'UTC')::date as month, sum(amount_micros) as micros
      from holds where user_id is not null and state <> 'released' group by 1, 2, 3
    ) h using (workspace_id, user_id, month)
    where coalesce(m.used_micros, 0) <> coalesce(h.micros, 0)`,
  'W6: no hold outlives its deadline': `
    select h.workspace_id from holds h join cutouts c on c.id = h.cutout_id
    where h.state = 'held' and c.deadline_at < now() - interval '60 seconds'`,
};

/** The invariants W1–W6 and W8 that this database breaks, each with the workspaces that break it. */
export async function whereBroken(databaseUrl: string): Promise<Map<string, string[]>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const broken = new Map<string, string[]>();
  try {
    for (const [name, sql] of Object.entries(BROKEN_BY)) {
      const { rows } = await client.query<{ workspace_id: string }>(sql);
      if (rows.length > 0) broken.set(name, [...new Set(rows.map((row) => row.workspace_id))]);
    }
  } finally {
    await client.end();
  }
  return broken;
}

/** The names of the invariants W1–W6 and W8 that this database breaks, with how many workspaces break each. */
export async function brokenInvariants(databaseUrl: string): Promise<string[]> {
  return [...(await whereBroken(databaseUrl))].map(([name, workspaces]) => `${name} (${workspaces.length})`);
}
