import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { newId } from '@/lib/ids';
import { walletOf } from '@/lib/wallet/service/balance';
import { findBalance } from '@/lib/wallet/store/balance';
import { aTeam } from '../support/factories';
import { brokenInvariants } from '../support/invariants';
import { PRICE, releaseOne, reserveOne, settleOne } from '../support/wallet';

const broken = () => brokenInvariants(process.env.DATABASE_URL ?? '');

type Team = Awaited<ReturnType<typeof aTeam>>;
const cap = (userId: string, images: bigint | null) =>
  db().member.updateMany({ where: { userId }, data: { monthlyCapMicros: images === null ? null : images * PRICE } });
const used = ({ workspace }: Team, userId: string) =>
  db().memberMonth.findMany({ where: { workspaceId: workspace.id, userId }, orderBy: { month: 'asc' } });
const held = (results: { ok: boolean }[]) => results.filter(({ ok }) => ok).length;

describe('a monthly cap', () => {
  test('of 100 images lets 100 of 1,000 reserves through that come at once', async () => {
    const team = await aTeam({ creditMicros: 1_000n * PRICE });
    const { scope, user } = await team.join('member');
    await cap(user.id, 100n);
    const results = await Promise.all(Array.from({ length: 1_000 }, () => reserveOne(scope)));
    expect(held(results)).toBe(100);
    const refused = { ok: false, reason: 'cap_reached', neededMicros: PRICE, capMicros: 100n * PRICE };
    for (const one of results) if (!one.ok) expect(one).toEqual({ ...refused, usedMicros: 100n * PRICE });
    expect(await findBalance(scope)).toEqual({ availableMicros: 900n * PRICE, heldMicros: 100n * PRICE });
    expect(await broken()).toEqual([]);
  });

  test('is one member’s: others use what is there, and count from the first of the month though their cap comes later', async () => {
    const team = await aTeam({ creditMicros: 9n * PRICE });
    const [ada, bob] = [await team.join('member'), await team.join('admin')];
    await cap(ada.user.id, 0n);
    expect(held([await reserveOne(ada.scope)])).toBe(0);
    for (let n = 0; n < 5; n += 1) expect(held([await reserveOne(bob.scope)])).toBe(1);
    await cap(bob.user.id, 6n);
    expect(held([await reserveOne(bob.scope), await reserveOne(bob.scope)])).toBe(1);
    expect(await broken()).toEqual([]);
  });

  test('is given back what is not charged, in the month it was held in, and keeps what is', async () => {
    const team = await aTeam({ creditMicros: 9n * PRICE });
    const { scope, user } = await team.join('member');
    await cap(user.id, 2n);
    const [first, second] = [newId(), newId()];
    await reserveOne(scope, first);
    await reserveOne(scope, second);
    await settleOne(scope, first);
    // As if they had been held a month ago, and the second ended only now.
    await db().$executeRaw`
      with h as (update holds set created_at = created_at - interval '1 month' where user_id = ${user.id}::uuid)
      update member_months set month = (month - interval '1 month')::date where user_id = ${user.id}::uuid`;
    await reserveOne(scope);
    expect(await releaseOne(scope, second)).toBe(true);
    expect((await used(team, user.id)).map(({ usedMicros }) => usedMicros)).toEqual([PRICE, PRICE]);
    expect((await walletOf(scope)).capLeftMicros).toBe(PRICE);
    expect(await broken()).toEqual([]);
  });

  test('that is lowered below what was used leaves nothing', async () => {
    const team = await aTeam({ creditMicros: 9n * PRICE });
    const { scope, user } = await team.join('member');
    await reserveOne(scope);
    await reserveOne(scope);
    expect((await walletOf(scope)).capLeftMicros).toBeNull();
    await cap(user.id, 1n);
    expect((await walletOf(scope)).capLeftMicros).toBe(0n);
    expect(held([await reserveOne(scope)])).toBe(0);
  });
});

test('whoever was removed spends nothing more, though their right was proven before; what runs for them ends and is paid', async () => {
  const team = await aTeam({ creditMicros: 9n * PRICE });
  const { scope, user } = await team.join('member');
  const [running, given] = [newId(), newId()];
  await reserveOne(scope, running);
  await reserveOne(scope, given);
  await db().member.deleteMany({ where: { userId: user.id, workspaceId: team.workspace.id } });
  expect(await reserveOne(scope)).toEqual({ ok: false, reason: 'not_found' });
  expect(await settleOne(scope, running)).toBe(true);
  expect(await releaseOne(scope, given)).toBe(true);
  expect(await findBalance(scope)).toEqual({ availableMicros: 8n * PRICE, heldMicros: 0n });
  expect(await broken()).toEqual([]);
});
