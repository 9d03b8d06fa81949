import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { newId } from '@/lib/ids';
import { ok } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import { release, reserve, settle } from '@/lib/wallet/service/spend';
import { findBalance } from '@/lib/wallet/store/balance';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { aPerson, giveCredit } from '../support/factories';
import { brokenInvariants } from '../support/invariants';

const PRICE = 18_000n;
const url = () => process.env.DATABASE_URL ?? '';

const reserveOne = (scope: WorkspaceScope, cutoutId: string, amountMicros = PRICE) =>
  inTransaction((tx) => reserve(tx, scope, cutoutId, amountMicros));
const settleOne = (scope: WorkspaceScope, id: string) =>
  inTransaction(async (tx) => ok(await settle(tx, scope, { id, createdById: null })));
const releaseOne = (scope: WorkspaceScope, id: string) => inTransaction(async (tx) => ok(await release(tx, scope, id)));

describe('a wallet', () => {
  test('one image’s credit, two reserves at once: one is held, the other is told what is needed and what is there', async () => {
    const { scope } = await aPerson({ creditMicros: PRICE });
    const results = await Promise.all([reserveOne(scope, newId()), reserveOne(scope, newId())]);
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
    const results = await Promise.all(Array.from({ length: 300 }, () => reserveOne(scope, newId())));
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
    expect(ends.filter((end) => end.value)).toHaveLength(1);
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

  test('W1–W7: random histories of grants, reserves and concurrent ends keep every invariant', async () => {
    const step = fc.oneof(
      {
        weight: 2,
        arbitrary: fc.record({ do: fc.constant('grant' as const), micros: fc.bigInt(1n, 60_000n), paid: fc.boolean() }),
      },
      { weight: 4, arbitrary: fc.record({ do: fc.constant('reserve' as const), micros: fc.bigInt(1n, 40_000n) }) },
      {
        weight: 3,
        arbitrary: fc.record({ do: fc.constantFrom('settle' as const, 'release' as const), which: fc.nat(20) }),
      },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }),
        async (rounds) => {
          const { scope } = await aPerson();
          const held: string[] = [];
          for (const round of rounds) {
            await Promise.all(
              round.map(async (one) => {
                if (one.do === 'grant') {
                  const paidMicros = one.paid ? one.micros : 0n;
                  await giveCredit(scope, {
                    kind: one.paid ? 'purchase' : 'bonus',
                    grantedMicros: one.micros,
                    paidMicros,
                  });
                } else if (one.do === 'reserve') {
                  const cutoutId = newId();
                  if ((await reserveOne(scope, cutoutId, one.micros)).ok) held.push(cutoutId);
                } else {
                  const cutoutId = held[one.which % Math.max(1, held.length)];
                  if (cutoutId) await (one.do === 'settle' ? settleOne : releaseOne)(scope, cutoutId);
                }
              }),
            );
          }
          expect(await brokenInvariants(url())).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
