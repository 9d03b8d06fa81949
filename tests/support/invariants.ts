import pg from 'pg';

/** Each answers the rows that break an invariant of the design; none may. */
const BROKEN_BY: Record<string, string> = {
  'W1: available and held equal the sums of their entries': `
    select w.workspace_id from wallets w
    left join entries e using (workspace_id)
    group by w.workspace_id, w.available_micros, w.held_micros
    having w.available_micros <> coalesce(sum(e.available_micros), 0) or w.held_micros <> coalesce(sum(e.held_micros), 0)`,
  'W1: available equals what is left of the grants': `
    select w.workspace_id from wallets w
    where w.available_micros <> (select coalesce(sum(left_micros), 0) from grants g where g.workspace_id = w.workspace_id)`,
  'W1: held equals the open holds, and each hold its parts': `
    select w.workspace_id from wallets w
    where w.held_micros <> (select coalesce(sum(amount_micros), 0) from holds h where h.workspace_id = w.workspace_id and h.state = 'held')
    union all
    select h.workspace_id from holds h
    where h.amount_micros <> (select coalesce(sum(amount_micros), 0) from hold_parts p where p.hold_id = h.id)`,
  'W1: each entry carries the balance it led to': `
    select workspace_id from (
      select workspace_id, balance_micros, sum(available_micros) over (partition by workspace_id order by id) as running
      from entries
    ) added where balance_micros <> running`,
  'W2: a hold ends once': `
    select hold_id from entries where hold_id is not null group by hold_id
    having count(*) filter (where kind = 'reserve') <> 1 or count(*) filter (where kind in ('settle', 'release')) > 1`,
  'W3: a grant is written once': `
    select grant_id from entries where grant_id is not null group by grant_id having count(*) <> 1`,
  'W5: a succeeded cutout that was paid has one settled hold and one usage record; an ended one has none open': `
    select c.id from cutouts c left join holds h on h.cutout_id = c.id left join usage_records u on u.cutout_id = c.id
    where (c.status = 'succeeded' and h.id is not null and (h.state <> 'settled' or u.id is null or u.price_micros <> h.amount_micros))
       or (c.status in ('failed', 'canceled') and (h.state <> 'released' or u.id is not null))
       or (c.status in ('queued', 'processing') and h.state is distinct from 'held')`,
  'W5: nothing is used without a settled hold': `
    select u.id from usage_records u left join holds h on h.id = u.hold_id where h.state is distinct from 'settled'`,
};

const NO_HOLD_OUTLIVES_ITS_DEADLINE = `
  select h.id from holds h join cutouts c on c.id = h.cutout_id
  where h.state = 'held' and c.deadline_at < now() - interval '60 seconds'`;

/** The names of the invariants W1–W6 that this database breaks, with how many rows break each. */
export async function brokenInvariants(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const broken: string[] = [];
  try {
    for (const [name, sql] of Object.entries({
      ...BROKEN_BY,
      'W6: no hold outlives its deadline': NO_HOLD_OUTLIVES_ITS_DEADLINE,
    })) {
      const { rowCount } = await client.query(sql);
      if (rowCount) broken.push(`${name} (${rowCount})`);
    }
  } finally {
    await client.end();
  }
  return broken;
}
