import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  creditTaken,
  planRefund,
  type Refundable,
  refundableCents,
  splitRefund,
  taxShareCents,
} from '@/lib/billing/rules/refund';

const payment = (over: Partial<Refundable> = {}): Refundable => ({
  paymentId: 'a',
  paidAt: new Date('2026-11-01'),
  ...{ netCents: 1_800, taxCents: 342, goneNetCents: 0, goneTaxCents: 0 },
  ...{ grantedMicros: 18_000_000n, leftMicros: 18_000_000n, bonusLeftMicros: 0n, isDisputed: false },
  ...over,
});
const MUCH = 1_000_000_000n;

describe('what of a payment can go back', () => {
  test('all of it, while nothing was spent', () => {
    expect(refundableCents(payment(), MUCH)).toBe(1_800);
  });

  test('what is left of its credit, in whole cents downwards', () => {
    expect(refundableCents(payment({ leftMicros: 17_982_000n }), MUCH)).toBe(1_798);
    expect(refundableCents(payment({ leftMicros: 9_999n }), MUCH)).toBe(0);
    expect(refundableCents(payment({ leftMicros: 10_000n }), MUCH)).toBe(1);
  });

  test('no more than the wallet has, and nothing of a wallet that owes', () => {
    expect(refundableCents(payment(), 5_000_000n)).toBe(500);
    expect(refundableCents(payment(), 0n)).toBe(0);
    expect(refundableCents(payment(), -1n)).toBe(0);
  });

  test('no more than was paid for it: a discount does not go back', () => {
    expect(refundableCents(payment({ netCents: 900 }), MUCH)).toBe(900);
    expect(refundableCents(payment({ netCents: 900, leftMicros: 9_000_000n }), MUCH)).toBe(450);
    expect(refundableCents(payment({ netCents: 0 }), MUCH)).toBe(0);
  });

  test('no more than has not gone back yet', () => {
    expect(refundableCents(payment({ goneNetCents: 1_700 }), MUCH)).toBe(100);
    expect(refundableCents(payment({ goneNetCents: 1_900 }), MUCH)).toBe(0);
  });

  test('nothing of what a bank has or asks about, or of what is owed', () => {
    expect(refundableCents(payment({ isDisputed: true }), MUCH)).toBe(0);
    expect(refundableCents(payment({ leftMicros: -5_000_000n }), MUCH)).toBe(0);
  });

  test('nothing where no credit was bought', () => {
    expect(refundableCents(payment({ grantedMicros: 0n, leftMicros: 0n }), MUCH)).toBe(0);
  });
});

describe('the tax that goes with it', () => {
  test('is in proportion', () => {
    expect(taxShareCents(payment(), 900)).toBe(171);
    expect(taxShareCents(payment({ taxCents: 0 }), 900)).toBe(0);
  });

  test('comes to all of it, to the cent, in whatever parts a payment goes back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.integer({ min: 0, max: 30_000 }),
        fc.array(fc.integer({ min: 1, max: 5_000 }), { maxLength: 30 }),
        (netCents, taxCents, parts) => {
          let gone = { goneNetCents: 0, goneTaxCents: 0 };
          for (const wish of [...parts, netCents]) {
            const net = Math.min(wish, netCents - gone.goneNetCents);
            const tax = taxShareCents(payment({ netCents, taxCents, ...gone }), net);
            expect(tax).toBeGreaterThanOrEqual(0);
            gone = { goneNetCents: gone.goneNetCents + net, goneTaxCents: gone.goneTaxCents + tax };
          }
          expect(gone).toEqual({ goneNetCents: netCents, goneTaxCents: taxCents });
        },
      ),
    );
  });
});

describe('the credit that goes with it', () => {
  test('is rounded up to what was paid back, and never more than is left', () => {
    expect(creditTaken(payment(), 1)).toEqual({ amountMicros: 10_000n, bonusMicros: 0n });
    expect(creditTaken(payment({ netCents: 7, grantedMicros: 100n, leftMicros: 100n }), 1).amountMicros).toBe(15n);
    expect(creditTaken(payment({ netCents: 7, grantedMicros: 100n, leftMicros: 14n }), 1).amountMicros).toBe(14n);
  });

  test('comes to all of it, whatever parts it goes back in: no cent is lost, and no credit stays', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.bigInt({ min: 1n, max: 2_000_000_000n }),
        fc.array(fc.integer({ min: 1, max: 5_000 }), { maxLength: 30 }),
        (netCents, extraMicros, parts) => {
          const grantedMicros = BigInt(netCents) * 10_000n + extraMicros;
          let now = payment({ netCents, grantedMicros, leftMicros: grantedMicros });
          for (const wish of [...parts, netCents]) {
            const most = refundableCents(now, grantedMicros);
            expect(most).toBe(netCents - now.goneNetCents);
            const net = Math.min(wish, most);
            const { amountMicros } = creditTaken(now, net);
            now = { ...now, goneNetCents: now.goneNetCents + net, leftMicros: now.leftMicros - amountMicros };
          }
          expect(now.leftMicros).toBe(0n);
        },
      ),
    );
  });

  test('takes the bonus of the purchase along, in proportion to what is left of it', () => {
    const half = payment({ bonusLeftMicros: 900_000n });
    expect(creditTaken(half, 900)).toEqual({ amountMicros: 9_000_000n, bonusMicros: 450_000n });
    expect(creditTaken(half, 1_800).bonusMicros).toBe(900_000n);
    expect(creditTaken(payment({ bonusLeftMicros: -5n }), 900).bonusMicros).toBe(0n);
    expect(creditTaken(payment({ leftMicros: 0n, bonusLeftMicros: 5n }), 900)).toEqual({
      amountMicros: 0n,
      bonusMicros: 0n,
    });
  });
});

describe('a refund', () => {
  const older = payment({ paymentId: 'older', paidAt: new Date('2026-10-01'), leftMicros: 4_000_000n });
  const newer = payment({ paymentId: 'newer', paidAt: new Date('2026-11-20'), leftMicros: 2_000_000n });
  const said = (wanted: number | null, available = MUCH) =>
    planRefund([older, newer], available, wanted).map(({ paymentId, netCents, taxCents }) => [
      paymentId,
      netCents,
      taxCents,
    ]);

  test('goes to the newest payment first', () => {
    expect(said(150)).toEqual([['newer', 150, 28]]);
    expect(said(300)).toEqual([
      ['newer', 200, 38],
      ['older', 100, 19],
    ]);
  });

  test('goes to the later order of two that were paid in the same second', () => {
    const of = (paymentId: string) => payment({ paymentId, leftMicros: 1_000_000n });
    const order = (...ids: string[]) => planRefund(ids.map(of), MUCH, null).map(({ paymentId }) => paymentId);
    expect(order('a', 'b')).toEqual(['b', 'a']);
    expect(order('b', 'a')).toEqual(['b', 'a']);
  });

  test('of everything is what is left of each', () => {
    expect(said(null)).toEqual([
      ['newer', 200, 38],
      ['older', 400, 76],
    ]);
  });

  test('is never more than the wallet has, over all of its parts', () => {
    expect(said(null, 2_500_000n)).toEqual([
      ['newer', 200, 38],
      ['older', 50, 9],
    ]);
    expect(said(null, 0n)).toEqual([]);
  });

  test('never takes a bonus that the wallet has not', () => {
    const [part] = planRefund([payment({ bonusLeftMicros: 900_000n })], 18_000_000n, null);
    expect(part).toMatchObject({ netCents: 1_800, amountMicros: 18_000_000n, bonusMicros: 0n });
    const [whole] = planRefund([payment({ bonusLeftMicros: 900_000n })], 18_900_000n, null);
    expect(whole).toMatchObject({ amountMicros: 18_000_000n, bonusMicros: 900_000n });
  });

  test('whatever was bought, spent and wanted: never more credit than there is, never more money than was paid', () => {
    const any = fc.record({
      netCents: fc.integer({ min: 0, max: 10_000 }),
      goneNetCents: fc.integer({ min: 0, max: 2_000 }),
      // A cent buys a micro-dollar at the least.
      grantedMicros: fc.bigInt(10_000n, 100_000_000n),
      share: fc.integer({ min: -1_000, max: 1_000 }),
      bonusLeftMicros: fc.bigInt(-1_000_000n, 1_000_000n),
      at: fc.integer({ min: 0, max: 1_000_000 }),
    });
    fc.assert(
      fc.property(
        fc.array(any, { maxLength: 6 }),
        fc.bigInt(-1_000_000n, 300_000_000n),
        fc.option(fc.integer({ min: 1, max: 20_000 })),
        (all, available, wanted) => {
          const payments = all.map(({ share, at, ...one }, index) =>
            payment({
              ...one,
              paymentId: String(index),
              paidAt: new Date(at),
              leftMicros: (one.grantedMicros * BigInt(share)) / 1_000n,
            }),
          );
          const parts = planRefund(payments, available, wanted);
          const spent = parts.reduce((sum, part) => sum + part.amountMicros + part.bonusMicros, 0n);
          const cents = parts.reduce((sum, part) => sum + part.netCents, 0);
          expect(parts.length === 0 || spent <= available).toBe(true);
          expect(wanted === null || cents <= wanted).toBe(true);
          for (const part of parts) {
            const of = payments.find(({ paymentId }) => paymentId === part.paymentId);
            if (!of) throw new Error('a part of nothing');
            expect(part.amountMicros > 0n && part.amountMicros <= of.leftMicros).toBe(true);
            expect(part.bonusMicros >= 0n).toBe(true);
            expect(part.netCents + of.goneNetCents <= of.netCents).toBe(true);
            // What is given back was worth the credit that goes; of a micro-dollar that cannot be parted, an earlier part had the rest.
            expect(BigInt(part.netCents) * of.grantedMicros < (part.amountMicros + 1n) * BigInt(of.netCents)).toBe(
              true,
            );
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

test('a refund made at Stripe itself is split as Stripe splits it', () => {
  expect(splitRefund({ netCents: 1_800, taxCents: 342 }, 2_142)).toEqual({ netCents: 1_800, taxCents: 342 });
  expect(splitRefund({ netCents: 1_800, taxCents: 342 }, 1_071)).toEqual({ netCents: 900, taxCents: 171 });
  expect(splitRefund({ netCents: 1_800, taxCents: 0 }, 5)).toEqual({ netCents: 5, taxCents: 0 });
  expect(splitRefund({ netCents: 0, taxCents: 0 }, 5)).toEqual({ netCents: 5, taxCents: 0 });
});
