import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planRefund } from '@/lib/billing/rules/refund';
import { bookedAtStripe } from '@/lib/billing/service/movements';
import { refund, refundables } from '@/lib/billing/service/refund';
import { setTopUp } from '@/lib/billing/service/settings';
import { db } from '@/lib/db';
import { newId } from '@/lib/ids';
import { verifyLedger } from '@/lib/ledger/service';
import { ok } from '@/lib/result';
import { inTransaction } from '@/lib/transaction';
import { reserve, settle } from '@/lib/wallet/service/spend';
import { findBalance } from '@/lib/wallet/store/balance';
import { giveCredit } from '../support/factories';
import { brokenInvariants } from '../support/invariants';
import { mailsTo } from '../support/person';
import { aBuyer, type Buyer, order, settled, startTill, type Till } from '../support/till';
import { until } from '../support/until';

let till: Till;
beforeAll(async () => {
  till = await startTill({ env: { CREDIT_PACKS: '250, 500, 1000, 2000+100' } });
  process.env.CREDIT_PACKS = '250, 500, 1000, 2000+100';
}, 300_000);
afterAll(() => till?.stop());

const available = async ({ scope }: Buyer) => (await findBalance(scope)).availableMicros;
const broken = () => brokenInvariants(process.env.DATABASE_URL ?? '');

async function bought(buyer: Buyer, images: number, card = '4242424242424242') {
  const { paymentId, sessionId } = await order(buyer, { images });
  await till.control('POST', `checkout/${sessionId}/pay`, { card });
  await settled(till);
  const { paymentIntentId } = await db().payment.findUniqueOrThrow({ where: { id: paymentId } });
  return { paymentId, payment_intent: paymentIntentId ?? '' };
}

async function spend({ scope }: Buyer, micros: bigint) {
  const id = newId();
  await inTransaction((tx) => reserve(tx, scope, id, micros));
  await inTransaction(async (tx) => ok(await settle(tx, scope, { id, createdById: null })));
}

const refundsOf = (buyer: Buyer) =>
  db().refund.findMany({ where: { payment: { workspaceId: buyer.workspace.id } }, orderBy: { createdAt: 'asc' } });

describe('a refund', () => {
  test('of unused credit goes to the newest payment first, and never touches free credit', async () => {
    const buyer = await aBuyer({ creditMicros: 1_000_000n });
    const older = await bought(buyer, 500);
    const newer = await bought(buyer, 250);
    await spend(buyer, 3_000_000n);
    const plan = planRefund(await refundables(buyer.scope), await available(buyer), null);
    expect(plan).toMatchObject([
      { paymentId: newer.paymentId, netCents: 450 },
      { paymentId: older.paymentId, netCents: 700 },
    ]);
    expect(await refund(buyer.scope, 500)).toEqual({ ok: true, value: { netCents: 500, taxCents: 0 } });
    expect(await available(buyer)).toBe(6_500_000n);
    expect(await refund(buyer.scope, null)).toEqual({ ok: true, value: { netCents: 650, taxCents: 0 } });
    expect(await available(buyer)).toBe(0n);
    expect(await refund(buyer.scope, null)).toEqual({ ok: false, reason: 'nothing_to_refund' });
    await settled(till);
    expect((await refundsOf(buyer)).map(({ netCents, status }) => [netCents, status])).toEqual([
      [450, 'succeeded'],
      [50, 'succeeded'],
      [650, 'succeeded'],
    ]);
    expect(await broken()).toEqual([]);
  });

  test('of more than there is is refused with what there is', async () => {
    const buyer = await aBuyer();
    await bought(buyer, 250);
    expect(await refund(buyer.scope, 451)).toEqual({ ok: false, reason: 'refund_too_large', mostCents: 450 });
    expect(await available(buyer)).toBe(4_500_000n);
  });

  test('asked for twenty times at once goes out once', async () => {
    const buyer = await aBuyer();
    await bought(buyer, 250);
    const asked = await Promise.all(Array.from({ length: 20 }, () => refund(buyer.scope, 450)));
    expect(asked.filter((one) => one.ok)).toHaveLength(1);
    expect(await available(buyer)).toBe(0n);
    await settled(till);
    expect(await refundsOf(buyer)).toHaveLength(1);
    expect(await broken()).toEqual([]);
  });

  test('takes the bonus of its purchase along', async () => {
    const buyer = await aBuyer();
    await bought(buyer, 2_000);
    expect(await available(buyer)).toBe(37_800_000n);
    await refund(buyer.scope, 1_800);
    expect(await available(buyer)).toBe(18_900_000n);
  });

  test('that the card does not take comes back as credit, though it had succeeded', async () => {
    const buyer = await aBuyer();
    await bought(buyer, 250, '4000000000005126');
    expect((await refund(buyer.scope, null)).ok).toBe(true);
    await until(async () => (await available(buyer)) === 4_500_000n);
    expect(await refundsOf(buyer)).toMatchObject([{ status: 'failed', failureCode: 'expired_or_canceled_card' }]);
    expect(await broken()).toEqual([]);
  });

  test.each([
    ['Stripe does not answer', { status: 500 }],
    ['the answer is lost', { drop: true, after: true }],
  ])('while %s waits, and goes out once', async (_what, fault) => {
    const buyer = await aBuyer();
    await bought(buyer, 250);
    await till.control('POST', 'faults', [{ method: 'POST', path: '/v1/refunds$', times: 4, ...fault }]);
    expect((await refund(buyer.scope, null)).ok).toBe(true);
    await till.control('DELETE', 'faults');
    expect(await available(buyer)).toBe(0n);
    await until(async () => (await refundsOf(buyer))[0]?.status === 'succeeded');
    expect(await refundsOf(buyer)).toMatchObject([{ netCents: 450 }]);
    const { data } = await stripeGet<{ data: { amount: number }[] }>(buyer, 'refunds');
    expect(data.map(({ amount }) => amount)).toEqual([450]);
    expect(await available(buyer)).toBe(0n);
  });

  test('that Stripe refuses comes back as credit', async () => {
    const buyer = await aBuyer();
    const { payment_intent } = await bought(buyer, 250);
    await till.control('POST', 'webhooks', { isPaused: true });
    await till.control('POST', 'disputes', { payment_intent });
    // Nobody here knows of the dispute yet; the refund's own look finds it.
    expect(await refund(buyer.scope, null)).toEqual({ ok: false, reason: 'refund_refused' });
    await till.control('POST', 'webhooks', { isPaused: false });
    await settled(till);
    expect(await refundsOf(buyer)).toMatchObject([{ status: 'failed' }]);
    expect(await available(buyer)).toBe(0n);
    expect(await broken()).toEqual([]);
  });

  test('made in the dashboard takes its credit, as far as it is there', async () => {
    const buyer = await aBuyer();
    const { payment_intent } = await bought(buyer, 250);
    await till.control('POST', 'refunds', { payment_intent, amount: 100 });
    await settled(till);
    expect(await available(buyer)).toBe(3_500_000n);
    await spend(buyer, 3_000_000n);
    await till.control('POST', 'refunds', { payment_intent });
    await settled(till);
    expect(await available(buyer)).toBe(0n);
    expect((await refundsOf(buyer)).map(({ netCents, status }) => [netCents, status])).toEqual([
      [100, 'succeeded'],
      [350, 'succeeded'],
    ]);
    expect(await broken()).toEqual([]);
  });
});

async function stripeGet<Answer>(buyer: Buyer, what: string): Promise<Answer> {
  const payment = await db().payment.findFirstOrThrow({ where: { workspaceId: buyer.workspace.id } });
  const url = `${till.stripeUrl}/v1/${what}?payment_intent=${payment.paymentIntentId}`;
  const answer = await fetch(url, { headers: { authorization: 'Bearer sk_test_tests' } });
  return answer.json();
}

test.each([
  ['a dispute', 'disputes', 'was disputed at the bank', 'disputed'],
  ['a refund made in the dashboard', 'refunds', 'was paid back', 'refunded'],
] as const)('%s pauses the top-up, and those who pay are told why, once', async (_what, kind, why, suspendedFor) => {
  const buyer = await aBuyer();
  const payments = [await bought(buyer, 250), await bought(buyer, 250)];
  const wish = { enabled: true, belowImages: 50, images: 500, monthlyCents: 6_000 };
  expect(await setTopUp(buyer.scope, wish)).toEqual({ ok: true, value: null });
  await till.control('POST', 'webhooks', { copies: 3, disorderMs: 100 });
  for (const { payment_intent } of payments) await till.control('POST', kind, { payment_intent });
  await settled(till);
  await till.control('POST', 'webhooks', { copies: 1, disorderMs: 0 });
  await until(async () => {
    const [{ waiting }] = await db().$queryRaw<[{ waiting: bigint }]>`
      select count(*) as waiting from graphile_worker.jobs where task_identifier = 'send_mail'`;
    return waiting === 0n;
  });
  const { topUpSuspendedFor } = await db().billingAccount.findUniqueOrThrow({
    where: { workspaceId: buyer.workspace.id },
  });
  expect(topUpSuspendedFor).toBe(suspendedFor);
  const mails = await mailsTo(till.product.dataDir, buyer.user.email);
  const told = mails.filter(({ subject }) => subject.includes('top-up is paused'));
  expect(told.map(({ text }) => text.includes(why))).toEqual([true]);
});

describe('a dispute', () => {
  test('takes its credit back, spent or not; spending stops until that is paid', async () => {
    const buyer = await aBuyer();
    const { payment_intent } = await bought(buyer, 250);
    await spend(buyer, 4_000_000n);
    await till.control('POST', 'disputes', { payment_intent });
    await settled(till);
    expect(await available(buyer)).toBe(-4_000_000n);
    expect(await inTransaction((tx) => reserve(tx, buyer.scope, newId(), 18_000n))).toEqual({
      ...{ ok: false, reason: 'insufficient_credit', neededMicros: 18_000n, availableMicros: -4_000_000n },
    });
    await bought(buyer, 250);
    expect(await available(buyer)).toBe(500_000n);
    expect((await inTransaction((tx) => reserve(tx, buyer.scope, newId(), 18_000n))).ok).toBe(true);
    expect(await broken()).toEqual([]);
  });

  test('that is won gives it back, once, in whatever order that is told', async () => {
    const buyer = await aBuyer();
    const { payment_intent } = await bought(buyer, 2_000);
    await till.control('POST', 'webhooks', { copies: 3, disorderMs: 100 });
    const { id } = await till.control<{ id: string }>('POST', 'disputes', { payment_intent });
    await till.control('POST', `disputes/${id}/close`, { status: 'won' });
    await settled(till);
    await till.control('POST', 'webhooks', { copies: 1, disorderMs: 0 });
    expect(await available(buyer)).toBe(37_800_000n);
    expect(await broken()).toEqual([]);
  });

  test('that is lost keeps it, and leaves nothing to refund', async () => {
    const buyer = await aBuyer();
    await giveCredit(buyer.scope, { grantedMicros: 9_000_000n });
    const { payment_intent } = await bought(buyer, 250);
    const { id } = await till.control<{ id: string }>('POST', 'disputes', { payment_intent });
    await till.control('POST', `disputes/${id}/close`, { status: 'lost' });
    await settled(till);
    expect(await available(buyer)).toBe(9_000_000n);
    expect(await refund(buyer.scope, null)).toEqual({ ok: false, reason: 'nothing_to_refund' });
  });

  test('that only asks takes nothing', async () => {
    const buyer = await aBuyer();
    await bought(buyer, 250, '4000000000001976');
    await settled(till);
    expect(await available(buyer)).toBe(4_500_000n);
    expect(await db().dispute.findFirst({ where: { payment: { workspaceId: buyer.workspace.id } } })).toMatchObject({
      ...{ status: 'warning_needs_response', debitRef: null },
    });
  });

  test('of a part takes that part, and nothing that was refunded before', async () => {
    const buyer = await aBuyer();
    const { payment_intent } = await bought(buyer, 1_000);
    await refund(buyer.scope, 800);
    await till.control('POST', 'disputes', { payment_intent, amount: 900 });
    await settled(till);
    expect(await available(buyer)).toBe(1_000_000n);
    expect(await broken()).toEqual([]);
  });
});

test('after all of it the ledger adds up, and Stripe booked what it says', async () => {
  await settled(till);
  const booked = await bookedAtStripe();
  expect(booked?.length).toBeGreaterThan(20);
  const { differences, totals } = await verifyLedger(booked ?? []);
  expect(differences).toEqual([]);
  expect(totals.payments).toBeGreaterThan(10n);
});
