import { execFile } from 'node:child_process';
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '@/lib/ids';
import { ROOT } from '@/scripts/setup/paths.mjs';
import { aPayment, aWorld, type World } from '../support/ledger-world';

/** The month (UTC) that a hold of now counts for, by its first day. */
const month = () => `${new Date().toISOString().slice(0, 7)}-01`;
const monthOf = ({ workspaceId, userId }: World) => `member's month ${workspaceId} ${userId} ${month()}`;

type Tampering = { how: string; sql: (world: World) => string; lines: (world: World) => string[] };

const TAMPERINGS: Tampering[] = [
  {
    how: 'a wallet that was given more',
    sql: (w) =>
      `update wallets set available_micros = available_micros + 1000000 where workspace_id = '${w.workspaceId}'`,
    lines: (w) => [
      `wallet ${w.workspaceId}: available is $4.572, but its entries add up to $3.572`,
      `wallet ${w.workspaceId}: available is $4.572, but what is left of its grants is $3.572`,
    ],
  },
  {
    how: 'a wallet that holds what no hold asked for',
    sql: (w) => `update wallets set held_micros = 18000 where workspace_id = '${w.workspaceId}'`,
    lines: (w) => [
      `wallet ${w.workspaceId}: held is $0.018, but its entries add up to $0.000`,
      `wallet ${w.workspaceId}: held is $0.018, but its open holds add up to $0.000`,
    ],
  },
  {
    how: 'an entry that was taken out',
    sql: (w) => `delete from entries where kind = 'settle' and hold_id = '${w.holdId}'`,
    lines: (w) => [
      `wallet ${w.workspaceId}: held is $0.000, but its entries add up to $0.018`,
      `hold ${w.holdId}: by its state it has of the held $0.000, but its entries hold $0.018`,
    ],
  },
  {
    how: 'an entry whose balance was rewritten',
    sql: (w) => `update entries set balance_micros = 0 where id = ${w.entryId}`,
    lines: (w) => [
      `entry ${w.entryId}: the balance it says it led to is $0.000, but the entries up to it add up to $4.572`,
    ],
  },
  {
    how: 'an entry that names nothing any more',
    sql: (w) => `update entries set hold_id = null where id = ${w.entryId}`,
    lines: (w) => [
      `entry ${w.entryId}: it moves −$0.018, but in its wallet there is no such grant, hold or debit of nothing`,
      `hold ${w.holdId}: by its state it has of the available $0.018, but its entries took $0.000`,
      `hold ${w.holdId}: by its state it has of the held $0.000, but its entries hold −$0.018`,
    ],
  },
  {
    how: 'a grant with more left',
    sql: (w) => `update grants set left_micros = left_micros + 100000 where id = '${w.grantId}'`,
    lines: (w) => [
      `wallet ${w.workspaceId}: available is $3.572, but what is left of its grants is $3.672`,
      `grant ${w.grantId}: left is $3.600, but without what holds and debits took it would be $3.500`,
    ],
  },
  {
    how: 'a grant that no entry tells of',
    sql: (w) => `insert into grants (id, workspace_id, kind, paid_micros, granted_micros, left_micros, source_ref)
                 values ('${w.cutoutId}', '${w.workspaceId}', 'operator', 0, 500, 0, 'hand:${w.cutoutId}')`,
    lines: (w) => [
      `grant ${w.cutoutId}: left is $0.000, but without what holds and debits took it would be $0.0005`,
      `grant ${w.cutoutId}: granted is $0.0005, but its entry says nothing`,
    ],
  },
  {
    how: 'a hold that lost its part of a grant',
    sql: (w) => `delete from hold_parts where hold_id = '${w.holdId}'`,
    lines: (w) => [
      `grant ${w.bonusId}: left is $0.072, but without what holds and debits took it would be $0.090`,
      `hold ${w.holdId}: its amount is $0.018, but its parts of grants add up to nothing`,
    ],
  },
  {
    how: 'a hold that was released by hand',
    sql: (w) => `update holds set state = 'released' where id = '${w.holdId}'`,
    lines: (w) => [
      `grant ${w.bonusId}: left is $0.072, but without what holds and debits took it would be $0.090`,
      `hold ${w.holdId}: by its state it has of the available $0.000, but its entries took $0.018`,
      `${monthOf(w)}: used is $0.018, but the holds of that month add up to $0.000`,
      `settled hold ${w.holdId}: its amount is nothing, but its usage record says $0.018`,
      `cutout ${w.cutoutId}: it is succeeded, but its hold is released`,
    ],
  },
  {
    how: 'a usage record that is gone',
    sql: (w) => `delete from usage_records where hold_id = '${w.holdId}'`,
    lines: (w) => [`settled hold ${w.holdId}: its amount is $0.018, but its usage record says nothing`],
  },
  {
    how: 'a usage record of another price',
    sql: (w) => `update usage_records set price_micros = 17000 where hold_id = '${w.holdId}'`,
    lines: (w) => [`settled hold ${w.holdId}: its amount is $0.018, but its usage record says $0.017`],
  },
  {
    how: 'a debit that was given back by hand',
    sql: (w) => `update debits set state = 'returned' where id = '${w.debitId}'`,
    lines: (w) => [
      `grant ${w.grantId}: left is $3.500, but without what holds and debits took it would be $4.500`,
      `debit ${w.debitId}: by its state it has $0.000, but its entries took $1.000`,
      `refund ${w.refundId}: its credit is due, but there is no debit taken from its payment`,
    ],
  },
  {
    how: 'a grant whose payment was never paid',
    sql: (w) => `update payments set status = 'expired' where id = '${w.paymentId}'`,
    lines: (w) => [
      `payment ${w.paymentId}: it buys nothing, but its grant gave $4.500`,
      `payment ${w.paymentId}:bonus: its bonus is nothing, but the free grant of it gave $0.090`,
    ],
  },
  {
    how: 'a payment of another price',
    sql: (w) => `update payments set discount_cents = 50, bonus_micros = 1000 where id = '${w.paymentId}'`,
    lines: (w) => [
      `payment ${w.paymentId}: its price without discount and tax is $4.000, but its grant says it was paid $4.500`,
      `payment ${w.paymentId}: its bonus is $0.001, but the free grant of it gave $0.090`,
    ],
  },
  {
    how: 'a refund that failed and kept its credit',
    sql: (w) => `update refunds set status = 'failed' where id = '${w.refundId}'`,
    lines: (w) => [`debit refund:${w.refundId}: its credit is taken, but there is no refund or dispute of that name`],
  },
  {
    how: 'a refund of more than its credit had cost',
    sql: (w) => `update refunds set net_cents = 300 where id = '${w.refundId}'`,
    lines: (w) => [`refund ${w.refundId}: it sends back $3.000, but the credit it took had cost $1.000`],
  },
  {
    how: 'a dispute whose credit was taken from another payment',
    sql: (w) => `update disputes set payment_id = '${w.paymentId}' where id = '${w.disputeId}'`,
    lines: (w) => [
      `debit ${w.disputeId}: its credit is taken, but there is no refund or dispute of that name`,
      `dispute ${w.disputeId}: its credit is due, but there is no debit taken from its payment`,
    ],
  },
  {
    how: "a member's month that was forgotten",
    sql: (w) => `update member_months set used_micros = 0 where workspace_id = '${w.workspaceId}'`,
    lines: (w) => [`${monthOf(w)}: used is $0.000, but the holds of that month add up to $0.018`],
  },
  {
    how: 'a cutout that failed and was charged',
    sql: (w) => `update cutouts set status = 'failed' where id = '${w.cutoutId}'`,
    lines: (w) => [`cutout ${w.cutoutId}: it is failed, but its hold is settled`],
  },
];

/** Runs `npm run ledger:verify` as people do; what it printed, line by line, and its exit code. */
function verify(): Promise<{ code: number; lines: string[] }> {
  return new Promise((resolve) => {
    const args = ['--import', 'tsx', 'scripts/ledger-verify.ts'];
    const child = execFile(process.execPath, args, { cwd: ROOT, encoding: 'utf8' }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, lines: `${out}${err}`.trim().split('\n') }),
    );
  });
}

describe('npm run ledger:verify', () => {
  const worlds = new Map<string, World>();
  let bare = '';
  let printed: string[] = [];

  beforeAll(async () => {
    for (const { how } of TAMPERINGS) worlds.set(how, await aWorld());
  });

  test('a ledger in which everything has happened adds up: sums, and exit code 0', async () => {
    const { code, lines } = await verify();
    expect({ code, lines }).toEqual({
      code: 0,
      lines: [
        '19 wallets, 133 entries',
        'granted $182.210, spent $0.342, taken back $114.000',
        'available $67.868, held $0.000',
        '38 payments of $180.50, refunded $19.00, disputed $95.00',
        'Stripe was not asked: there is no STRIPE_SECRET_KEY',
        'the ledger adds up',
      ],
    });
  });

  test('each difference is one line, there is no other, and the exit code is 1', async () => {
    const superuser = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await superuser.connect();
    await superuser.query('set session_replication_role = replica');
    for (const { how, sql } of TAMPERINGS) {
      const world = worlds.get(how);
      if (world) await superuser.query(sql(world));
    }
    await superuser.end();
    bare = await aPayment([...worlds.values()][0]?.workspaceId ?? newId(), 700);
    const { code, lines } = await verify();
    printed = lines;
    const expected = TAMPERINGS.flatMap(({ how, lines: of }) => of(worlds.get(how) as World));
    expected.push(`payment ${bare}: it buys $7.000, but its grant gave nothing`);
    expect(code).toBe(1);
    expect(lines.slice(0, -6).sort()).toEqual(expected.sort());
    expect(lines.at(-1)).toBe(`the ledger does not add up: ${expected.length} differences`);
  });

  test.each(TAMPERINGS)('$how is named', ({ how, lines }) => {
    for (const line of lines(worlds.get(how) as World)) expect(printed).toContain(line);
  });
});
