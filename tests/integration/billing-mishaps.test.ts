import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { comeBack } from '@/lib/billing/service/come-back';
import { bookedAtStripe } from '@/lib/billing/service/movements';
import { sweepBilling } from '@/lib/billing/service/reconcile';
import { refund } from '@/lib/billing/service/refund';
import { setTopUp } from '@/lib/billing/service/settings';
import { syncPayment } from '@/lib/billing/service/sync-payment';
import { runTopUp } from '@/lib/billing/service/top-up';
import { watchBalance } from '@/lib/billing/service/watch';
import { db } from '@/lib/db';
import { newId } from '@/lib/ids';
import { verifyLedger } from '@/lib/ledger/service';
import { ok } from '@/lib/result';
import { startStripeSandbox } from '@/lib/sandbox/stripe/server';
import { inTransaction } from '@/lib/transaction';
import { grantWelcome } from '@/lib/wallet/service/credit';
import { reserve } from '@/lib/wallet/service/spend';
import { findBalance } from '@/lib/wallet/store/balance';
import { aPerson, giveCredit } from '../support/factories';
import { aBuyer, type Buyer, controlOf, order, tillEnvironment } from '../support/till';

// Nobody works here but the test: each job is run by hand, at the moment that matters.
let sandbox: Awaited<ReturnType<typeof startStripeSandbox>>;
let control: ReturnType<typeof controlOf>;
beforeAll(async () => {
  sandbox = await startStripeSandbox();
  control = controlOf(sandbox.url);
  Object.assign(process.env, tillEnvironment(sandbox.url));
  Object.assign(process.env, { CREDIT_PACKS: '250, 500, 1000, 2000+100', WELCOME_CREDIT_MICROUSD: '1000000' });
});
afterAll(() => sandbox?.close());

const PRICE = 18_000n;
const DAY_MINUTES = 24 * 60;
const WISH = { enabled: true, belowImages: 50, images: 500, monthlyCents: 6_000 };

const available = async ({ scope }: Buyer) => (await findBalance(scope)).availableMicros;
const account = ({ workspace }: Buyer) =>
  db().billingAccount.findUniqueOrThrow({ where: { workspaceId: workspace.id } });
const topUps = ({ workspace }: Buyer) =>
  db().payment.findMany({ where: { workspaceId: workspace.id, kind: 'top_up' }, orderBy: { id: 'asc' } });
const statuses = async (buyer: Buyer) => (await topUps(buyer)).map(({ status }) => status);
const spend = (buyer: Buyer, images: bigint) =>
  inTransaction((tx) => reserve(tx, buyer.scope, newId(), images * PRICE));
const watch = (buyer: Buyer) => watchBalance(buyer.scope, new Date());
const sweep = (minutes: number) => sweepBilling(new Date(Date.now() + minutes * 60_000));

async function pay(buyer: Buyer, images: number) {
  const { paymentId, sessionId } = await order(buyer, { images });
  await control('POST', `checkout/${sessionId}/pay`);
  await comeBack(buyer.scope, sessionId);
  const { paymentIntentId: payment_intent } = await db().payment.findUniqueOrThrow({ where: { id: paymentId } });
  return { paymentId, payment_intent };
}

async function aRegular(images = 250, wish: Partial<typeof WISH> = {}) {
  const buyer = await aBuyer();
  const paid = await pay(buyer, images);
  expect(await setTopUp(buyer.scope, { ...WISH, ...wish })).toEqual(ok(null));
  return { buyer, ...paid };
}

/** A top-up whose charge Stripe's fault broke off. */
async function brokenOff(path: string, fault: object = { status: 500 }) {
  const { buyer } = await aRegular();
  await spend(buyer, 201n);
  await watch(buyer);
  const [ordered] = await topUps(buyer);
  await control('POST', 'faults', [{ method: 'POST', path, times: 9, ...fault }]);
  await expect(runTopUp(ordered?.id ?? '')).rejects.toThrow();
  await control('DELETE', 'faults');
  return buyer;
}

describe('credit that goes back', () => {
  test('is not bought again at once: a refund of it switches the top-up off', async () => {
    const { buyer } = await aRegular();
    expect((await refund(buyer.scope, 100)).ok).toBe(true);
    expect((await account(buyer)).topUpEnabled).toBe(true);
    expect((await refund(buyer.scope, null)).ok).toBe(true);
    expect((await account(buyer)).topUpEnabled).toBe(false);
    await watch(buyer);
    expect(await statuses(buyer)).toEqual([]);
  });

  test.each([
    ['a bank takes', 'disputes', 'disputed'],
    ['an operator gives back in the dashboard', 'refunds', 'refunded'],
  ])('because %s is not bought again until somebody has looked', async (_who, what, why) => {
    const { buyer, paymentId, payment_intent } = await aRegular();
    await control('POST', what, { payment_intent });
    await syncPayment(paymentId);
    await watch(buyer);
    expect(await statuses(buyer)).toEqual([]);
    expect(await account(buyer)).toMatchObject({ topUpSuspendedFor: why });
    // Who has looked is not stopped again by the same.
    expect(await setTopUp(buyer.scope, WISH)).toEqual(ok(null));
    await syncPayment(paymentId);
    expect(await account(buyer)).toMatchObject({ topUpSuspendedFor: null });
  });

  test('goes back once for a wish that is sent twice', async () => {
    const buyer = await aBuyer();
    await pay(buyer, 250);
    const key = newId();
    const [first, second] = [await refund(buyer.scope, 100, key), await refund(buyer.scope, 100, key)];
    expect(first).toEqual(ok({ netCents: 100, taxCents: 0 }));
    expect(second).toEqual(first);
    expect(await available(buyer)).toBe(3_500_000n);
    expect((await refund(buyer.scope, 100, newId())).ok).toBe(true);
    expect(await available(buyer)).toBe(2_500_000n);
  });

  test('is sent by the sweep when whoever was to send it has died', async () => {
    const buyer = await aBuyer();
    await pay(buyer, 250);
    await control('POST', 'faults', [{ method: 'POST', path: '/v1/refunds$', times: 9, status: 500 }]);
    expect((await refund(buyer.scope, null)).ok).toBe(true);
    await control('DELETE', 'faults');
    await sweep(2);
    expect(await db().refund.findMany({ where: { payment: { workspaceId: buyer.workspace.id } } })).toMatchObject([
      { status: 'succeeded', netCents: 450 },
    ]);
  });

  test('in the dashboard takes its bonus along', async () => {
    const buyer = await aBuyer();
    const { paymentId, payment_intent } = await pay(buyer, 2_000);
    await control('POST', 'refunds', { payment_intent, amount: 1_800 });
    await syncPayment(paymentId);
    expect(await available(buyer)).toBe(1_050n * PRICE);
    await control('POST', 'refunds', { payment_intent });
    await syncPayment(paymentId);
    expect(await available(buyer)).toBe(0n);
  });

  test('and is then disputed too takes money and no credit, and the ledger knows both', async () => {
    const buyer = await aBuyer();
    const { paymentId, payment_intent } = await pay(buyer, 250);
    await refund(buyer.scope, null);
    await control('POST', 'disputes', { payment_intent, amount: 450 });
    await syncPayment(paymentId);
    expect(await available(buyer)).toBe(0n);
    const { differences } = await verifyLedger((await bookedAtStripe()) ?? []);
    expect(differences.filter((line) => line.includes(paymentId))).toEqual([]);
  });
});

describe('a top-up that was broken off', () => {
  test('is not charged when it was switched off meanwhile', async () => {
    const buyer = await brokenOff('/v1/invoices$');
    expect(await setTopUp(buyer.scope, { ...WISH, enabled: false })).toEqual(ok(null));
    await sweep(2);
    expect(await statuses(buyer)).toEqual(['expired']);
    expect(await account(buyer)).toMatchObject({ topUpSuspendedFor: null });
  });

  test('is not charged when credit was bought by hand meanwhile', async () => {
    const buyer = await brokenOff('/pay$');
    await pay(buyer, 2_000);
    await sweep(2);
    expect(await statuses(buyer)).toEqual(['expired']);
    expect(await available(buyer)).toBe((49n + 2_100n) * PRICE);
  });

  test('is gone on with by the sweep when its worker died', async () => {
    const buyer = await brokenOff('/finalize$');
    await sweep(2);
    expect(await statuses(buyer)).toEqual(['paid']);
    expect(await available(buyer)).toBe(549n * PRICE);
  });

  test('is charged once when Stripe has forgotten its first steps: they are looked up', async () => {
    const buyer = await brokenOff('/finalize$');
    await control('POST', 'clock', { skipSeconds: 2 * 86_400 });
    await sweep(2);
    expect(await statuses(buyer)).toEqual(['paid']);
    expect(await topUps(buyer)).toMatchObject([{ totalCents: 900 }]);
    expect(await available(buyer)).toBe(549n * PRICE);
  });

  test('goes on with another card that was saved meanwhile', async () => {
    const buyer = await brokenOff('/v1/invoices$', { drop: true, after: true });
    const { stripeCustomerId } = await account(buyer);
    await control('POST', `customers/${stripeCustomerId}/card`, { card: '5555555555554444' });
    await sweep(2);
    expect(await topUps(buyer)).toMatchObject([{ status: 'paid', cardLast4: '4444' }]);
  });

  test('does not block further ones when its invoice is gone', async () => {
    const buyer = await brokenOff('/v1/invoiceitems$');
    const [one] = await topUps(buyer);
    const headers = { authorization: 'Bearer sk_test_tests' };
    expect((await fetch(`${sandbox.url}/v1/invoices/${one?.invoiceId}`, { method: 'DELETE', headers })).ok).toBe(true);
    await sweep(2);
    expect(await statuses(buyer)).toEqual(['failed']);
    expect(await account(buyer)).toMatchObject({ topUpSuspendedFor: 'not_finished' });
  });
});

describe('a top-up', () => {
  test('can be switched off when its pack is no longer sold', async () => {
    const { buyer } = await aRegular();
    await db().billingAccount.update({ where: { workspaceId: buyer.workspace.id }, data: { topUpImages: 7 } });
    expect(await setTopUp(buyer.scope, { ...WISH, images: 7 })).toEqual({ ok: false, reason: 'unknown_pack' });
    expect(await setTopUp(buyer.scope, { ...WISH, images: 7, enabled: false })).toEqual(ok(null));
    expect((await account(buyer)).topUpEnabled).toBe(false);
  });

  test('cools off from when it was paid, not from when it was ordered', async () => {
    const { buyer } = await aRegular(250, { belowImages: 1_000 });
    await watch(buyer);
    const [ordered] = await topUps(buyer);
    const longAgo = new Date(Date.now() - 11 * 60_000);
    await db().payment.update({ where: { id: ordered?.id ?? '' }, data: { createdAt: longAgo } });
    await runTopUp(ordered?.id ?? '');
    await watch(buyer);
    expect(await statuses(buyer)).toEqual(['paid']);
  });
});

describe('a low balance', () => {
  test('of welcome credit is told too', async () => {
    const { user, workspace, scope } = await aPerson();
    await inTransaction(async (tx) => ok(await grantWelcome(tx, user, workspace.id)));
    await watchBalance(scope, new Date());
    await inTransaction((tx) => reserve(tx, scope, newId(), 40n * PRICE));
    await watchBalance(scope, new Date());
    const told = await db().billingAccount.findUniqueOrThrow({ where: { workspaceId: workspace.id } });
    expect(told.lowToldAt).not.toBeNull();
  });

  test('of somebody who always was below the level is told when nothing is left', async () => {
    const buyer = await aBuyer({ creditMicros: 10n * PRICE });
    await watch(buyer);
    await spend(buyer, 9n);
    await watch(buyer);
    expect((await account(buyer)).lowToldAt).toBeNull();
    await spend(buyer, 1n);
    await watch(buyer);
    expect((await account(buyer)).lowToldAt).not.toBeNull();
  });

  test('is told once more when little was bought and is used up again', async () => {
    const buyer = await aBuyer({ creditMicros: 3n * PRICE });
    await watch(buyer);
    await spend(buyer, 3n);
    await watch(buyer);
    expect((await account(buyer)).lowToldAt).not.toBeNull();
    await giveCredit(buyer.scope, { grantedMicros: 5n * PRICE });
    await watch(buyer);
    expect((await account(buyer)).lowToldAt).toBeNull();
    await spend(buyer, 5n);
    await watch(buyer);
    expect((await account(buyer)).lowToldAt).not.toBeNull();
  });
});

describe('sweeps', () => {
  test('reach a payment behind fifty that always fail', async () => {
    const { scope } = await aPerson();
    for (let n = 0; n < 50; n += 1) {
      const row = { kind: 'checkout', amountCents: 450, grantedMicros: 4_500_000n, images: 250 } as const;
      await db().payment.create({
        data: { ...row, id: newId(), workspaceId: scope.workspaceId, sessionId: `cs_gone_${n}` },
      });
    }
    const buyer = await aBuyer();
    const { sessionId } = await order(buyer, { images: 250 });
    await comeBack(buyer.scope, sessionId);
    await control('POST', `checkout/${sessionId}/pay`);
    await sweep(11);
    await sweep(11);
    expect(await available(buyer)).toBe(4_500_000n);
  });

  test('reach a workspace behind fifty that are at their ceiling', async () => {
    for (let n = 0; n < 50; n += 1) {
      const { scope } = await aPerson();
      await db().billingAccount.create({
        data: { workspaceId: scope.workspaceId, topUpEnabled: true, topUpMonthlyCents: 0 },
      });
    }
    const { buyer } = await aRegular();
    await spend(buyer, 201n);
    await sweep(1);
    await sweep(DAY_MINUTES);
    expect(await statuses(buyer)).toEqual(['paid']);
  });
});
