import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { newId } from '@/lib/ids';
import { findBalance } from '@/lib/wallet/store/balance';
import { aPerson, giveCredit } from '../support/factories';
import { brokenInvariants } from '../support/invariants';
import { PRICE, releaseOne, reserveOne, settleOne } from '../support/wallet';

const url = () => process.env.DATABASE_URL ?? '';

describe('a wallet', () => {
  test('one image’s credit, two reserves at once: one is held, the other is told what is needed and what is there', async () => {
    const { scope } = await aPerson({ creditMicros: PRICE });
    const results = await Promise.all([reserveOne(scope), reserveOne(scope)]);
    expect(results.filter((one) => one.ok)).toHaveLength(1);
    expect(results.find((one) => !one.ok)).toEqual({
      ok: false,
      reason: 'insufficient_credit',
      neededMicros: PRICE,
      availableMicros: 0n,
    });
    expect(await brokenInvariants(url())).toEqual([]);
  });

  test('W4: 300 reserves at once on credit for 40 hold exactly 40', async () => {
    const { scope } = await aPerson({ creditMicros: PRICE * 40n });
    const results = await Promise.all(Array.from({ length: 300 }, () => reserveOne(scope)));
    expect(results.filter((one) => one.ok)).toHaveLength(40);
    expect(await findBalance(scope)).toEqual({ availableMicros: 0n, heldMicros: PRICE * 40n });
    expect(await brokenInvariants(url())).toEqual([]);
  });

  test('W2: a hold that is settled and released at once, many times, ends once', async () => {
    const { scope } = await aPerson({ creditMicros: PRICE });
    const cutoutId = newId();
    await reserveOne(scope, cutoutId);
    const ends = await Promise.all([
      ...Array.from({ length: 5 }, () => settleOne(scope, cutoutId)),
      ...Array.from({ length: 5 }, () => releaseOne(scope, cutoutId)),
    ]);
    expect(ends.filter(Boolean)).toHaveLength(1);
    expect(await brokenInvariants(url())).toEqual([]);
  });

  test('W3: twenty concurrent grants from the same source give credit once', async () => {
    const { scope } = await aPerson();
    const sourceRef = `payment:${newId()}`;
    const given = await Promise.all(
      Array.from({ length: 20 }, () =>
        giveCredit(scope, { kind: 'purchase', grantedMicros: 4_500_000n, paidMicros: 4_500_000n, sourceRef }),
      ),
    );
    expect(given.filter(Boolean)).toHaveLength(1);
    expect((await findBalance(scope)).availableMicros).toBe(4_500_000n);
    expect(await brokenInvariants(url())).toEqual([]);
  });

  test('free credit is spent before paid credit, and a release gives back to the grants it came from', async () => {
    const { scope } = await aPerson();
    await giveCredit(scope, { kind: 'purchase', grantedMicros: 100_000n, paidMicros: 100_000n });
    await giveCredit(scope, { kind: 'bonus', grantedMicros: 10_000n });
    const cutoutId = newId();
    const left = async () => {
      const grants = await db().grant.findMany({ where: { workspaceId: scope.workspaceId }, orderBy: { kind: 'asc' } });
      return Object.fromEntries(grants.map(({ kind, leftMicros }) => [kind, leftMicros]));
    };
    await reserveOne(scope, cutoutId);
    expect(await left()).toEqual({ bonus: 0n, purchase: 92_000n });
    await releaseOne(scope, cutoutId);
    expect(await left()).toEqual({ bonus: 10_000n, purchase: 100_000n });
  });

  test('the ledger refuses to be changed or shortened', async () => {
    await aPerson({ creditMicros: PRICE });
    const before = await db().entry.findMany();
    await expect(db().$executeRaw`update entries set available_micros = 1`).rejects.toThrow(/append-only/);
    await expect(db().$executeRaw`delete from entries`).rejects.toThrow(/append-only/);
    await expect(db().$executeRaw`truncate entries`).rejects.toThrow(/append-only/);
    expect(await db().entry.findMany()).toEqual(before);
  });
});
