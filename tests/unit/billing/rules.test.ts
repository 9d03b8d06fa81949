import { describe, expect, test } from 'vitest';
import { creditDisputed, refusesRefunds } from '@/lib/billing/rules/dispute';
import { fallenBelow, nextLevel } from '@/lib/billing/rules/level';
import { creditOfPayment, grantRefs, isAsOrdered, nextStatus, type Snapshot } from '@/lib/billing/rules/payment';
import { ACTION_LIMIT_MS, buysAt, COOL_OFF_MS, mayTopUp, monthStart, needsCustomer } from '@/lib/billing/rules/top-up';

describe('a payment', () => {
  test.each([
    ['open', 'paid', 'paid'],
    ['failed', 'paid', 'paid'],
    ['expired', 'paid', 'paid'],
    ['paid', 'open', 'paid'],
    ['paid', 'expired', 'paid'],
    ['paid', 'failed', 'paid'],
    ['open', 'processing', 'processing'],
    ['processing', 'failed', 'failed'],
    ['open', 'expired', 'expired'],
    ['action_required', 'open', 'action_required'],
    ['processing', 'open', 'processing'],
  ] as const)('that is %s here and %s at Stripe is %s', (here, there, then) => {
    expect(nextStatus(here, there)).toBe(then);
  });

  const ordered = { amountCents: 1_800, grantedMicros: 18_000_000n, bonusMicros: 900_000n };
  const seen = (over: Partial<Snapshot>): Snapshot => ({
    ...{ status: 'paid', currency: 'usd', customerId: 'cus_1', subtotalCents: 1_800, discountCents: 0, taxCents: 0 },
    ...{ totalCents: 1_800, paymentIntentId: null, chargeId: null, feeCents: null, card: null, receiptUrl: null },
    ...{ invoiceUrl: null, failureCode: null, paidAt: null, refunds: [], disputes: [], ...over },
  });

  test('is as ordered when dollars and the amount before discount and tax are', () => {
    expect(isAsOrdered(ordered, seen({ discountCents: 180, taxCents: 300, totalCents: 1_920 }))).toBe(true);
    expect(isAsOrdered(ordered, seen({ discountCents: 1_800, totalCents: 0 }))).toBe(true);
  });

  test.each([{ currency: 'eur' }, { subtotalCents: 1_799 }, { subtotalCents: 1_801 }, { discountCents: 1_801 }])(
    'with %o is not what was ordered',
    (over) => {
      expect(isAsOrdered(ordered, seen(over))).toBe(false);
    },
  );

  test('gives the credit of its pack; paid is what was paid without tax', () => {
    expect(creditOfPayment(ordered, { discountCents: 180 })).toEqual({
      ...{ paidMicros: 16_200_000n, grantedMicros: 18_000_000n, bonusMicros: 900_000n },
    });
  });

  test('has one name in the wallet for what was bought and one for its bonus', () => {
    expect(grantRefs('p')).toEqual({ bought: 'payment:p', bonus: 'payment:p:bonus' });
  });
});

describe('a dispute', () => {
  test.each(['needs_response', 'under_review', 'lost', 'warning_needs_response', 'something_new'])(
    'that is %s leaves nothing to refund',
    (status) => {
      expect(refusesRefunds(status)).toBe(true);
    },
  );

  test.each(['won', 'prevented', 'warning_closed'])('that is %s leaves refunds as they are', (status) => {
    expect(refusesRefunds(status)).toBe(false);
  });

  const payment = { totalCents: 2_142, grantedMicros: 18_000_000n, bonusMicros: 900_000n };
  const none = { bought: 0n, bonus: 0n };

  test('of everything takes all that was given, spent or not', () => {
    expect(creditDisputed(payment, 2_142, none)).toEqual({ bought: 18_000_000n, bonus: 900_000n });
  });

  test('of a part takes that part, rounded up', () => {
    expect(creditDisputed(payment, 1_071, none)).toEqual({ bought: 9_000_000n, bonus: 450_000n });
    expect(creditDisputed({ totalCents: 3, grantedMicros: 100n, bonusMicros: 0n }, 1, none).bought).toBe(34n);
  });

  test('takes nothing a second time that a refund or another dispute has', () => {
    const gone = { bought: 10_000_000n, bonus: 900_000n };
    expect(creditDisputed(payment, 2_142, gone)).toEqual({ bought: 8_000_000n, bonus: 0n });
  });

  test('of a payment of nothing takes what it gave', () => {
    expect(creditDisputed({ ...payment, totalCents: 0 }, 100, none).bought).toBe(18_000_000n);
  });
});

describe('levels', () => {
  const levelsMicros = [360_000n, 900_000n];

  test('those between the watched one and the balance were crossed, whichever they are', () => {
    const at = (availableMicros: bigint, watchBelowMicros: bigint | null) =>
      fallenBelow({ availableMicros, watchBelowMicros, levelsMicros });
    expect(at(899_999n, 900_000n)).toEqual([900_000n]);
    expect(at(0n, 900_000n)).toEqual([360_000n, 900_000n]);
    expect(at(359_999n, 360_000n)).toEqual([360_000n]);
    expect(at(900_000n, 900_000n)).toEqual([]);
  });

  test('nothing was crossed by a balance that nobody watched, whatever it owes', () => {
    const unwatched = { availableMicros: -1n, watchBelowMicros: null, levelsMicros: [0n, ...levelsMicros] };
    expect(fallenBelow(unwatched)).toEqual([]);
  });

  test('the next one to watch is the highest that still holds', () => {
    const next = (availableMicros: bigint, levels = levelsMicros) =>
      nextLevel({ availableMicros, levelsMicros: levels });
    expect(next(5_000_000n)).toBe(900_000n);
    expect(next(5_000_000n, levelsMicros.toReversed())).toBe(900_000n);
    expect(next(900_000n)).toBe(900_000n);
    expect(next(899_999n)).toBe(360_000n);
    expect(next(100n)).toBeNull();
    expect(next(-100n)).toBeNull();
    expect(next(100n, [0n])).toBeNull();
  });
});

describe('a top-up', () => {
  const NOW = new Date('2026-11-22T12:00:00Z');
  const account = { topUpEnabled: true, topUpBelowImages: 50, topUpMonthlyCents: 6_000, topUpSuspendedAt: null };
  const situation = {
    ...{ availableMicros: 899_999n, priceMicros: 18_000n, amountCents: 900, monthCents: 0 },
    ...{ isInFlight: false, lastAt: null },
  };
  const reason = (of: Partial<typeof account>, at: Partial<Parameters<typeof mayTopUp>[1]>) => {
    const may = mayTopUp({ ...account, ...of }, { ...situation, ...at }, NOW);
    return may.ok ? null : may.reason;
  };
  const ago = (ms: number) => new Date(NOW.getTime() - ms);

  test('is bought below its level', () => {
    expect(reason({}, {})).toBeNull();
    expect(reason({}, { availableMicros: 900_000n })).toBe('enough');
    expect(reason({}, { availableMicros: -1n })).toBeNull();
  });

  test('is bought when it is on, and a refused card was looked at', () => {
    expect(reason({ topUpEnabled: false }, {})).toBe('off');
    expect(mayTopUp({ ...account, topUpSuspendedAt: NOW }, situation, NOW)).toEqual({ ok: false, reason: 'suspended' });
  });

  test('would buy again what leaves less than its level', () => {
    const level = { isOn: true, belowImages: 50 };
    expect(buysAt(level, 899_999n, 18_000n)).toBe(true);
    expect(buysAt(level, 900_000n, 18_000n)).toBe(false);
    expect(buysAt({ ...level, isOn: false }, 0n, 18_000n)).toBe(false);
  });

  test('is one at a time', () => {
    expect(reason({}, { isInFlight: true })).toBe('in_flight');
  });

  test('stays within the ceiling of its month', () => {
    expect(reason({}, { monthCents: 5_100 })).toBeNull();
    expect(reason({}, { monthCents: 5_101 })).toBe('ceiling');
  });

  test('leaves time between two', () => {
    expect(reason({}, { lastAt: ago(COOL_OFF_MS) })).toBeNull();
    expect(reason({}, { lastAt: ago(COOL_OFF_MS - 1) })).toBe('cooling_off');
    expect(COOL_OFF_MS).toBe(600_000);
  });

  test('leaves the customer three days to answer the bank', () => {
    expect(new Date(NOW.getTime() + ACTION_LIMIT_MS)).toEqual(new Date('2026-11-25T12:00:00Z'));
  });

  test('counts from the first moment of the month, UTC', () => {
    expect(monthStart(new Date('2026-11-30T23:59:59.999Z'))).toEqual(new Date('2026-11-01T00:00:00Z'));
    expect(monthStart(new Date('2026-12-01T00:00:00Z'))).toEqual(new Date('2026-12-01T00:00:00Z'));
  });

  test.each([
    'authentication_required',
    'invoice_payment_intent_requires_action',
    'payment_intent_authentication_failure',
  ])('refused with %s waits for its customer', (code) => {
    expect(needsCustomer({ code, declineCode: null })).toBe(true);
    expect(needsCustomer({ code: 'card_declined', declineCode: code })).toBe(true);
  });

  test.each(['card_declined', 'expired_card', ''])('refused with %j is refused', (code) => {
    expect(needsCustomer({ code, declineCode: 'generic_decline' })).toBe(false);
    expect(needsCustomer({ code, declineCode: null })).toBe(false);
  });
});
