import { afterEach, describe, expect, test } from 'vitest';
import { type Db, db } from '@/lib/db';
import { newId } from '@/lib/ids';
import { ok } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import { creditOf, grant } from '@/lib/wallet/service/credit';
import { giveBack, lock, take } from '@/lib/wallet/service/debit';
import { findBalance } from '@/lib/wallet/store/balance';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { aPerson } from '../support/factories';
import { brokenInvariants } from '../support/invariants';
import { until } from '../support/until';
import { buy, giveBackOne, PRICE, releaseOne, reserveOne, settleOne, takeOne } from '../support/wallet';

afterEach(async () => expect(await brokenInvariants(process.env.DATABASE_URL ?? '')).toEqual([]));

/** A workspace that has bought credit for so many images; the refs are new. */
async function aBuyer(images: bigint) {
  const { scope } = await aPerson();
  const grantRef = `payment:${newId()}`;
  await buy(scope, grantRef, images * PRICE);
  const debit = { grantRef, sourceRef: `refund:${newId()}`, kind: 'refund' as const, amountMicros: PRICE };
  return { scope, grantRef, debit };
}

const available = async (scope: WorkspaceScope) => (await findBalance(scope)).availableMicros;
const entries = (scope: WorkspaceScope) => db().entry.findMany({ where: { workspaceId: scope.workspaceId } });

async function spend(scope: WorkspaceScope): Promise<void> {
  const cutoutId = newId();
  await reserveOne(scope, cutoutId);
  await settleOne(scope, cutoutId);
}

describe('a refund', () => {
  test('takes what it asks for out of its grant and the wallet, and can be given back once', async () => {
    const { scope, grantRef, debit } = await aBuyer(3n);
    expect(await takeOne(scope, debit)).toBe(true);
    expect(await available(scope)).toBe(2n * PRICE);
    const [credit] = await creditOf(scope, [grantRef]);
    expect(credit?.leftMicros).toBe(2n * PRICE);
    const returns = await Promise.all(Array.from({ length: 20 }, () => giveBackOne(scope, debit.sourceRef)));
    expect(returns.filter(Boolean)).toHaveLength(1);
    expect(await available(scope)).toBe(3n * PRICE);
  });

  test('of more than is left of its grant is refused and changes nothing, though the wallet has more', async () => {
    const { scope, debit } = await aBuyer(2n);
    await spend(scope);
    await buy(scope, `payment:${newId()}`, 10n * PRICE);
    const before = await entries(scope);
    expect(await takeOne(scope, { ...debit, amountMicros: 2n * PRICE })).toBe(false);
    expect(await available(scope)).toBe(11n * PRICE);
    expect(await entries(scope)).toEqual(before);
    expect(await takeOne(scope, { ...debit, amountMicros: PRICE })).toBe(true);
  });

  test('of more than the wallet has is refused, though more is left of its grant', async () => {
    const spent = await aBuyer(1n);
    const { scope } = spent;
    await spend(scope);
    const grantRef = `payment:${newId()}`;
    await buy(scope, grantRef, 2n * PRICE);
    await takeOne(scope, { ...spent.debit, kind: 'dispute' });
    const refund = { ...spent.debit, grantRef, sourceRef: `refund:${newId()}` };
    expect(await takeOne(scope, { ...refund, amountMicros: 2n * PRICE })).toBe(false);
    expect(await takeOne(scope, refund)).toBe(true);
    expect(await available(scope)).toBe(0n);
  });

  test('never touches the grant of another workspace', async () => {
    const { debit } = await aBuyer(1n);
    const { scope } = await aBuyer(1n);
    expect(await takeOne(scope, debit)).toBe(false);
    expect(await giveBackOne(scope, debit.sourceRef)).toBe(false);
  });

  test('W3: twenty at once from one source take once; of twenty sources as many as there is credit for', async () => {
    const { scope, debit } = await aBuyer(4n);
    const same = await Promise.all(Array.from({ length: 20 }, () => takeOne(scope, debit)));
    expect(same.filter(Boolean)).toHaveLength(1);
    const others = Array.from({ length: 20 }, () => ({ ...debit, sourceRef: `refund:${newId()}` }));
    expect((await Promise.all(others.map((other) => takeOne(scope, other)))).filter(Boolean)).toHaveLength(3);
    expect(await available(scope)).toBe(0n);
  });

  test('races with reserves for the last credit: together they never get more than there is', async () => {
    const { scope, debit } = await aBuyer(10n);
    const moved = await Promise.all(
      Array.from({ length: 20 }, async (_, n) =>
        n % 2 ? takeOne(scope, { ...debit, sourceRef: `refund:${newId()}` }) : (await reserveOne(scope)).ok,
      ),
    );
    expect(moved.filter(Boolean)).toHaveLength(10);
    expect(await available(scope)).toBe(0n);
  });
});

describe('a dispute', () => {
  test('of spent credit makes the wallet negative; nothing is reserved until a later grant has paid it', async () => {
    const { scope, debit } = await aBuyer(2n);
    await spend(scope);
    await spend(scope);
    expect(await takeOne(scope, { ...debit, kind: 'dispute', amountMicros: 2n * PRICE })).toBe(true);
    const refused = { ok: false, reason: 'insufficient_credit', neededMicros: PRICE };
    expect(await reserveOne(scope)).toEqual({ ...refused, availableMicros: -2n * PRICE });
    await buy(scope, `payment:${newId()}`, 2n * PRICE);
    expect(await reserveOne(scope)).toEqual({ ...refused, availableMicros: 0n });
    await buy(scope, `payment:${newId()}`, PRICE);
    expect((await reserveOne(scope)).ok).toBe(true);
    expect(await available(scope)).toBe(0n);
  });

  test('that is won gives the credit back, whatever happened meanwhile', async () => {
    const { scope, debit } = await aBuyer(2n);
    await spend(scope);
    await takeOne(scope, { ...debit, kind: 'dispute', amountMicros: 2n * PRICE });
    await buy(scope, `payment:${newId()}`, 3n * PRICE);
    await spend(scope);
    expect(await giveBackOne(scope, debit.sourceRef)).toBe(true);
    expect(await available(scope)).toBe(3n * PRICE);
  });

  test('leaves what is held alone: its release pays back what is owed, its settlement does not', async () => {
    const { scope, debit } = await aBuyer(2n);
    const [first, second] = [newId(), newId()];
    await reserveOne(scope, first);
    await reserveOne(scope, second);
    await takeOne(scope, { ...debit, kind: 'dispute', amountMicros: 2n * PRICE });
    expect(await findBalance(scope)).toEqual({ availableMicros: -2n * PRICE, heldMicros: 2n * PRICE });
    expect(await releaseOne(scope, first)).toBe(true);
    expect(await settleOne(scope, second)).toBe(true);
    expect(await findBalance(scope)).toEqual({ availableMicros: -PRICE, heldMicros: 0n });
  });
});

test('credit and debits may come twice at once, one of them after locking the wallet: neither is in the other’s way', async () => {
  const { scope, debit } = await aBuyer(1n);
  const credit = {
    kind: 'purchase' as const,
    paidMicros: PRICE,
    grantedMicros: PRICE,
    sourceRef: `payment:${newId()}`,
  };
  const isAwaited = async () =>
    (
      await db().$queryRaw<object[]>`
        select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
    ).length > 0;
  for (const once of [
    (tx: Db) => grant(tx, scope, credit),
    (tx: Db) => take(tx, scope, debit),
    (tx: Db) => giveBack(tx, scope, debit.sourceRef),
  ]) {
    let twin: Promise<{ value: boolean }> | undefined;
    const { value } = await inTransaction(async (tx) => {
      await lock(tx, scope);
      twin = inTransaction(async (other) => ok(await once(other)));
      twin.catch(() => undefined);
      await until(isAwaited);
      return ok(await once(tx));
    });
    expect([value, (await twin)?.value]).toEqual([true, false]);
  }
});
