import { expect, test } from 'vitest';
import { db } from '@/lib/db';
import { newId } from '@/lib/ids';
import { ok, refuse } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import { watchBelow } from '@/lib/wallet/service/balance';
import { reserve } from '@/lib/wallet/service/spend';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { aPerson } from '../support/factories';
import { buy, PRICE, releaseOne, reserveOne, takeOne } from '../support/wallet';

/** How often somebody was asked to look, and has not yet. A job that is asked for again while it waits counts up. */
async function asked({ workspaceId }: WorkspaceScope): Promise<number> {
  const [job] = await db().$queryRaw<{ times: number }[]>`
    select revision + 1 as times from graphile_worker.jobs where key = ${`watch_balance:${workspaceId}`}`;
  return job?.times ?? 0;
}

const forget = ({ workspaceId }: WorkspaceScope) =>
  db().$executeRaw`select graphile_worker.remove_job(${`watch_balance:${workspaceId}`})`;

const watch = (scope: WorkspaceScope, micros: bigint | null) =>
  inTransaction(async (tx) => ok(await watchBelow(tx, scope, micros)));

test('of thirty reserves at once, exactly the one that leads below the watched level asks for a look', async () => {
  const { scope } = await aPerson({ creditMicros: 30n * PRICE });
  await watch(scope, 20n * PRICE);
  for (let n = 0; n < 10; n += 1) await reserveOne(scope);
  expect(await asked(scope)).toBe(0);
  await Promise.all(Array.from({ length: 20 }, () => reserveOne(scope)));
  expect(await asked(scope)).toBe(1);
});

test('a level that is crossed again asks again; a level that nobody set never does', async () => {
  const { scope } = await aPerson({ creditMicros: 3n * PRICE });
  const cutoutId = newId();
  await watch(scope, 3n * PRICE);
  await reserveOne(scope, cutoutId);
  await releaseOne(scope, cutoutId);
  await reserveOne(scope);
  expect(await asked(scope)).toBe(2);
  await forget(scope);
  await watch(scope, null);
  await reserveOne(scope);
  expect(await asked(scope)).toBe(0);
});

test('a reserve that is refused or rolled back asks for nothing', async () => {
  const { scope } = await aPerson({ creditMicros: PRICE });
  await watch(scope, PRICE);
  await reserveOne(scope, newId(), 2n * PRICE);
  const undone = inTransaction(async (tx) => {
    await reserve(tx, scope, newId(), PRICE);
    return refuse('undone');
  });
  expect(await undone).toEqual({ ok: false, reason: 'undone' });
  expect(await asked(scope)).toBe(0);
});

test('credit that comes or is taken asks for a look, since the level may lie behind it', async () => {
  const { scope } = await aPerson();
  const grantRef = `payment:${newId()}`;
  await buy(scope, grantRef, PRICE);
  expect(await asked(scope)).toBe(1);
  await buy(scope, grantRef, PRICE);
  expect(await asked(scope)).toBe(1);
  await takeOne(scope, { grantRef, kind: 'refund', amountMicros: PRICE, sourceRef: `refund:${newId()}` });
  expect(await asked(scope)).toBe(2);
});
