import { describe, expect, test } from 'vitest';
import type { Movement } from '@/lib/billing/client/balance';
import { compareWithStripe, inWords, type OurPayment } from '@/lib/ledger/rules';

const ours: OurPayment = {
  ...{ id: 'p1', paymentIntentId: 'pi_1', totalCents: 1_000, feeCents: 59 },
  ...{ refundedCents: 0, pendingCents: 0, disputedCents: 0, isFresh: false },
};
const charge: Movement = {
  ...{ source: 'ch_1', type: 'charge', amountCents: 1_000, feeCents: 59 },
  ...{ reportingCategory: 'charge', paymentIntentId: 'pi_1' },
};
const booked = (reportingCategory: string, amountCents: number, feeCents = 0): Movement => ({
  ...{ ...charge, source: `${reportingCategory}_1`, type: 'adjustment', reportingCategory, amountCents, feeCents },
});
const compare = (payments: OurPayment[], ...movements: Movement[]) =>
  compareWithStripe(payments, movements).map(inWords);

describe('Stripe’s bookings beside our payments', () => {
  test('what both say alike is no difference', () => {
    expect(compare([ours], charge)).toEqual([]);
    expect(compare([])).toEqual([]);
    const movedBack = { ...ours, refundedCents: 300, disputedCents: 700 };
    expect(compare([movedBack], charge, booked('refund', -300), booked('dispute', -700, 1_500))).toEqual([]);
  });

  test('several charges, refunds and disputes of a payment are added up', () => {
    const twice = { ...ours, refundedCents: 500 };
    expect(compare([twice], charge, booked('refund', -300), booked('refund', -200))).toEqual([]);
  });

  test('a refund that failed and a dispute that was won are as if they had not been', () => {
    const refund = [booked('refund', -300), booked('refund_failure', 300)];
    const dispute = [booked('dispute', -1_000, 1_500), booked('dispute_reversal', 1_000, -1_500)];
    expect(compare([ours], charge, ...refund, ...dispute)).toEqual([]);
  });

  test('another total, fee, refund or dispute is named with both amounts', () => {
    expect(compare([ours], { ...charge, amountCents: 900, feeCents: 60 })).toEqual([
      'payment p1: its total is $10.00, but Stripe was paid $9.00',
      "payment p1: Stripe's fee is $0.59, but Stripe kept $0.60",
    ]);
    expect(compare([{ ...ours, disputedCents: 1_000 }], charge, booked('refund', -300))).toEqual([
      'payment p1: refunded is $0.00, but Stripe sent back $3.00',
      'payment p1: disputed is $10.00, but banks took back $0.00',
    ]);
  });

  test('a fee that we do not know yet is no difference', () => {
    expect(compare([{ ...ours, feeCents: null }], charge)).toEqual([]);
  });

  test('a refund that waits may be booked or not, but never more than was asked for', () => {
    const waiting = { ...ours, refundedCents: 200, pendingCents: 300 };
    expect(compare([waiting], charge, booked('refund', -200))).toEqual([]);
    expect(compare([waiting], charge, booked('refund', -500))).toEqual([]);
    expect(compare([waiting], charge, booked('refund', -501))).toHaveLength(1);
    expect(compare([waiting], charge, booked('refund', -199))).toHaveLength(1);
  });

  test('a paid payment that Stripe does not know is named, unless it was paid this hour', () => {
    const missing = [
      'payment p1: its total is $10.00, but Stripe was paid $0.00',
      "payment p1: Stripe's fee is $0.59, but Stripe kept $0.00",
    ];
    expect(compare([ours])).toEqual(missing);
    expect(compare([{ ...ours, paymentIntentId: null }])).toEqual(missing);
    expect(compare([{ ...ours, isFresh: true }])).toEqual([]);
    expect(compare([{ ...ours, isFresh: true }], { ...charge, amountCents: 1 })).not.toEqual([]);
  });

  test('a payment of Stripe’s that we do not know is named; what no payment stands behind is not', () => {
    const stranger = { ...charge, paymentIntentId: 'pi_2' };
    expect(compare([ours], charge, stranger)).toEqual([
      "Stripe's payment pi_2: it brought $10.00, but we know of nothing",
    ]);
    const payout = { ...charge, paymentIntentId: null, reportingCategory: 'payout', amountCents: -900 };
    expect(compare([ours], charge, payout, { ...payout, reportingCategory: 'fee' })).toEqual([]);
  });
});
