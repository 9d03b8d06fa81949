import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { comeBack } from '@/lib/billing/service/come-back';
import { db } from '@/lib/db';
import { findBalance } from '@/lib/wallet/store/balance';
import { brokenInvariants } from '../support/invariants';
import { aBuyer, type Buyer, order, settled, startTill, type Till } from '../support/till';
import { until } from '../support/until';

let till: Till;
beforeAll(async () => {
  till = await startTill();
}, 300_000);
afterAll(() => till?.stop());

const pay = (sessionId: string, how: object = {}) =>
  till.control<{ status: string }>('POST', `checkout/${sessionId}/pay`, how);
const available = async ({ scope }: Buyer) => (await findBalance(scope)).availableMicros;
const payment = (id: string) => db().payment.findUniqueOrThrow({ where: { id } });
const broken = () => brokenInvariants(process.env.DATABASE_URL ?? '');

describe('a pack', () => {
  test('is there when the buyer comes back, before any event is, and once when the events come too', async () => {
    const buyer = await aBuyer();
    await till.control('POST', 'webhooks', { isPaused: true });
    const { paymentId, sessionId } = await order(buyer, { images: 1_000 });
    await pay(sessionId);
    expect(await available(buyer)).toBe(0n);

    const back = await Promise.all(Array.from({ length: 5 }, () => comeBack(buyer.scope, sessionId)));
    expect(back.map((one) => one.ok && one.value.status)).toEqual(Array(5).fill('paid'));
    expect(await available(buyer)).toBe(18_000_000n);

    await till.control('POST', 'webhooks', { isPaused: false });
    await settled(till);
    expect(await available(buyer)).toBe(18_000_000n);
    expect(await payment(paymentId)).toMatchObject({
      ...{ status: 'paid', amountCents: 1_800, totalCents: 1_800, taxCents: 0, feeCents: 82 },
      ...{ cardBrand: 'visa', cardLast4: '4242', failureCode: null },
    });
    expect(await broken()).toEqual([]);
  });

  test('is there by the event alone, when the buyer closes the window', async () => {
    const buyer = await aBuyer();
    const { sessionId } = await order(buyer, { amountCents: 1_234 });
    await pay(sessionId);
    await settled(till);
    expect(await available(buyer)).toBe(12_340_000n);
    const account = await db().billingAccount.findUniqueOrThrow({ where: { workspaceId: buyer.workspace.id } });
    expect(account).toMatchObject({ cardBrand: 'visa', cardLast4: '4242' });
  });

  test('that Stripe cannot be asked about is there as soon as it answers again, without any event', async () => {
    const buyer = await aBuyer();
    await till.control('POST', 'webhooks', { isPaused: true });
    const { sessionId } = await order(buyer, { images: 250 });
    await pay(sessionId);
    await till.control('POST', 'faults', [{ method: 'GET', path: '/checkout/sessions/', status: 500, times: 4 }]);
    expect(await comeBack(buyer.scope, sessionId)).toMatchObject({ ok: true, value: { status: 'open' } });
    await until(async () => (await available(buyer)) === 4_500_000n);
    await till.control('POST', 'webhooks', { isPaused: false });
    await settled(till);
    expect(await available(buyer)).toBe(4_500_000n);
  });

  test('that a card declines costs nothing and gives nothing, and another card pays the same page', async () => {
    const buyer = await aBuyer();
    const { paymentId, sessionId } = await order(buyer, { images: 250 });
    expect(await pay(sessionId, { card: '4000000000000002' })).toMatchObject({ status: 'declined' });
    await settled(till);
    expect(await payment(paymentId)).toMatchObject({ status: 'open', failureCode: 'generic_decline' });
    expect(await available(buyer)).toBe(0n);
    await pay(sessionId);
    await settled(till);
    expect(await available(buyer)).toBe(4_500_000n);
    expect(await payment(paymentId)).toMatchObject({ status: 'paid', failureCode: null });
  });

  test('whose bank asks is there once the answer is yes', async () => {
    const buyer = await aBuyer();
    const { sessionId } = await order(buyer, { images: 250 });
    expect(await pay(sessionId, { card: '4000002760003184' })).toEqual({ status: 'requires_action' });
    await settled(till);
    expect(await available(buyer)).toBe(0n);
    await pay(sessionId, { card: '4000002760003184', authenticate: 'complete' });
    await settled(till);
    expect(await available(buyer)).toBe(4_500_000n);
  });

  test('paid by debit is there when the money is, and never when it does not come', async () => {
    const [good, bad] = [await aBuyer(), await aBuyer()];
    const orders = [await order(good, { images: 250 }), await order(bad, { images: 250 })];
    for (const { sessionId } of orders) await pay(sessionId, { delayed: true });
    await settled(till);
    expect(await payment(orders[0]?.paymentId ?? '')).toMatchObject({ status: 'processing' });
    expect(await available(good)).toBe(0n);
    await till.control('POST', `delayed/${orders[0]?.sessionId}`, { outcome: 'succeed' });
    await till.control('POST', `delayed/${orders[1]?.sessionId}`, { outcome: 'fail' });
    await settled(till);
    expect([await available(good), await available(bad)]).toEqual([4_500_000n, 0n]);
    expect(await payment(orders[1]?.paymentId ?? '')).toMatchObject({
      status: 'failed',
      failureCode: 'payment_failed',
    });
  });

  test('bought with a code gives all of its credit and remembers what was paid for it', async () => {
    const buyer = await aBuyer();
    const tenth = await order(buyer, { images: 1_000 });
    await pay(tenth.sessionId, { promotionCode: 'TENOFF' });
    const free = await order(buyer, { images: 250 });
    await pay(free.sessionId, { promotionCode: 'FREE100' });
    await settled(till);
    expect(await available(buyer)).toBe(22_500_000n);
    expect(await payment(tenth.paymentId)).toMatchObject({ discountCents: 180, totalCents: 1_620 });
    expect(await payment(free.paymentId)).toMatchObject({ status: 'paid', discountCents: 450, totalCents: 0 });
    const grants = await db().grant.findMany({
      where: { workspaceId: buyer.workspace.id },
      orderBy: { paidMicros: 'desc' },
    });
    expect(grants.map(({ paidMicros, grantedMicros }) => [paidMicros, grantedMicros])).toEqual([
      [16_200_000n, 18_000_000n],
      [0n, 4_500_000n],
    ]);
  });

  test('of a page that nobody paid in time is given up', async () => {
    const buyer = await aBuyer();
    const { paymentId, sessionId } = await order(buyer, { images: 250 });
    await till.control('POST', 'clock', { skipSeconds: 86_401 });
    expect((await comeBack(buyer.scope, sessionId)).ok).toBe(true);
    expect(await payment(paymentId)).toMatchObject({ status: 'expired' });
  });

  test('can be bought though somebody deleted the customer at Stripe: a new one is made, and the old card is gone', async () => {
    const buyer = await aBuyer();
    const before = await order(buyer, { images: 250 });
    await pay(before.sessionId);
    await settled(till);
    const account = () => db().billingAccount.findUniqueOrThrow({ where: { workspaceId: buyer.workspace.id } });
    const { stripeCustomerId: deleted } = await account();
    await fetch(`${till.stripeUrl}/v1/customers/${deleted}`, {
      method: 'DELETE',
      headers: { authorization: 'Bearer sk_test_tests' },
    });
    const { sessionId } = await order(buyer, { images: 500 });
    expect(await account()).toMatchObject({ cardLast4: null });
    expect((await account()).stripeCustomerId).not.toBe(deleted);
    await pay(sessionId, { card: '5555555555554444' });
    await settled(till);
    expect(await available(buyer)).toBe(13_500_000n);
    expect(await account()).toMatchObject({ cardBrand: 'mastercard', cardLast4: '4444' });
  });

  test('of somebody else is not there to come back to', async () => {
    const [ada, eve] = [await aBuyer(), await aBuyer()];
    const { sessionId } = await order(ada, { images: 250 });
    expect(await comeBack(eve.scope, sessionId)).toEqual({ ok: false, reason: 'not_found' });
  });
});
