import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sweepBilling } from '@/lib/billing/service/reconcile';
import { setLowLevel, setTopUp } from '@/lib/billing/service/settings';
import { topUp } from '@/lib/billing/service/top-up';
import { db } from '@/lib/db';
import { newId } from '@/lib/ids';
import { inTransaction } from '@/lib/transaction';
import { reserve } from '@/lib/wallet/service/spend';
import { findBalance } from '@/lib/wallet/store/balance';
import { brokenInvariants } from '../support/invariants';
import { linkIn, mailsTo } from '../support/person';
import { aBuyer, type Buyer, order, settled, startTill, type Till } from '../support/till';
import { until } from '../support/until';

let till: Till;
beforeAll(async () => {
  till = await startTill();
}, 300_000);
afterAll(() => till?.stop());

const PRICE = 18_000n;
const WISH = { enabled: true, belowImages: 50, images: 500, monthlyCents: 6_000 };
const available = async ({ scope }: Buyer) => (await findBalance(scope)).availableMicros;
const spend = ({ scope }: Buyer, micros: bigint) => inTransaction((tx) => reserve(tx, scope, newId(), micros));
const topUps = ({ workspace }: Buyer) =>
  db().payment.findMany({ where: { workspaceId: workspace.id, kind: 'top_up' }, orderBy: { createdAt: 'asc' } });
const account = ({ workspace }: Buyer) =>
  db().billingAccount.findUniqueOrThrow({ where: { workspaceId: workspace.id } });

/** Somebody with a saved card, a top-up that is on, and 250 images. */
async function aRegular(card = '4242424242424242', wish: Partial<typeof WISH> = {}): Promise<Buyer> {
  const buyer = await aBuyer();
  const { sessionId } = await order(buyer, { images: 250 });
  await till.control('POST', `checkout/${sessionId}/pay`);
  await settled(till);
  if (card !== '4242424242424242') {
    const { stripeCustomerId } = await account(buyer);
    await till.control('POST', `customers/${stripeCustomerId}/card`, { card, authenticated: false });
    await settled(till);
  }
  expect(await setTopUp(buyer.scope, { ...WISH, ...wish })).toEqual({ ok: true, value: null });
  await settled(till);
  return buyer;
}

/** From 250 images to 49. */
const runLow = async (buyer: Buyer) => {
  expect((await spend(buyer, 201n * PRICE)).ok).toBe(true);
};

describe('a top-up', () => {
  test('buys its pack with the saved card the moment the credit falls below its level, with an invoice', async () => {
    const buyer = await aRegular();
    await runLow(buyer);
    await until(async () => (await available(buyer)) === (49n + 500n) * PRICE);
    const [bought, ...more] = await topUps(buyer);
    expect(more).toEqual([]);
    expect(bought).toMatchObject({ status: 'paid', amountCents: 900, cardLast4: '4242' });
    expect(bought?.invoiceUrl).toMatch(/\/invoice\/in_/);
    expect(await brokenInvariants(process.env.DATABASE_URL ?? '')).toEqual([]);
  });

  test('is bought once, however many ask at once, and again only after a while', async () => {
    const buyer = await aRegular();
    await runLow(buyer);
    await Promise.all(Array.from({ length: 20 }, () => topUp(buyer.scope, new Date())));
    await settled(till);
    expect((await topUps(buyer)).map(({ status }) => status)).toEqual(['paid']);
    await spend(buyer, 500n * PRICE);
    await settled(till);
    expect(await topUps(buyer)).toHaveLength(1);
    expect(await topUp(buyer.scope, new Date(Date.now() + 11 * 60_000))).toEqual({ ok: true, value: null });
    expect(await topUps(buyer)).toHaveLength(2);
  });

  test('stops at the ceiling of its month', async () => {
    const buyer = await aRegular('4242424242424242', { monthlyCents: 900 });
    await runLow(buyer);
    await settled(till);
    await spend(buyer, 500n * PRICE);
    expect(await topUp(buyer.scope, new Date(Date.now() + 3_600_000))).toEqual({ ok: false, reason: 'ceiling' });
    expect(await topUps(buyer)).toHaveLength(1);
  });

  test('that is declined is not tried again: it is suspended, and those who pay are told', async () => {
    const buyer = await aRegular('4000000000000341');
    await runLow(buyer);
    const [mail] = await mailsTo(till.product.dataDir, buyer.user.email);
    expect(mail?.subject).toContain('top-up was refused');
    expect(await topUps(buyer)).toMatchObject([{ status: 'failed', failureCode: 'generic_decline' }]);
    expect(await account(buyer)).toMatchObject({ topUpSuspendedFor: 'generic_decline' });
    expect(await topUp(buyer.scope, new Date(Date.now() + 3_600_000))).toEqual({ ok: false, reason: 'suspended' });
    await sweepBilling(new Date(Date.now() + 3_600_000));
    expect(await topUps(buyer)).toHaveLength(1);
    expect(await available(buyer)).toBe(49n * PRICE);
    // Nobody can pay that invoice later.
    const [failed] = await topUps(buyer);
    const page = await fetch(`${till.stripeUrl}/invoice/${failed?.invoiceId}`);
    expect(await page.text()).not.toContain('Pay this invoice');
  });

  test('goes on with another card once somebody has looked', async () => {
    const buyer = await aRegular('4000000000000341');
    await runLow(buyer);
    await mailsTo(till.product.dataDir, buyer.user.email);
    const { stripeCustomerId } = await account(buyer);
    await till.control('POST', `customers/${stripeCustomerId}/card`, { card: '5555555555554444' });
    await settled(till);
    expect(await account(buyer)).toMatchObject({ cardBrand: 'mastercard', cardLast4: '4444' });
    await db().payment.updateMany({
      where: { workspaceId: buyer.workspace.id, kind: 'top_up' },
      data: { createdAt: new Date(Date.now() - 3_600_000) },
    });
    await setTopUp(buyer.scope, WISH);
    await until(async () => (await available(buyer)) === 549n * PRICE);
  });

  test('that the bank asks about waits for its customer, who is told by mail and finishes it by its link', async () => {
    const buyer = await aRegular('4000002760003184');
    // Its own events look at the payment while it is being changed.
    await till.control('POST', 'webhooks', { copies: 5 });
    await runLow(buyer);
    const [mail] = await mailsTo(till.product.dataDir, buyer.user.email);
    await till.control('POST', 'webhooks', { copies: 1 });
    expect(mail?.subject).toContain('your bank wants you to confirm');
    expect(await topUps(buyer)).toMatchObject([{ status: 'action_required' }]);
    expect(await topUp(buyer.scope, new Date(Date.now() + 3_600_000))).toEqual({ ok: false, reason: 'in_flight' });
    const link = linkIn(mail);
    const post = (intent: string) => fetch(link, { method: 'POST', body: new URLSearchParams({ intent, card: '' }) });
    expect(await (await post('pay')).text()).toContain('Is this you?');
    await post('complete');
    await until(async () => (await available(buyer)) === 549n * PRICE);
    expect(await topUps(buyer)).toMatchObject([{ status: 'paid' }]);
  });

  test('that nobody answers the bank for is given up after three days', async () => {
    const buyer = await aRegular('4000002760003184');
    await runLow(buyer);
    await mailsTo(till.product.dataDir, buyer.user.email);
    await sweepBilling(new Date(Date.now() + 3 * 24 * 3_600_000 + 60_000));
    expect(await topUps(buyer)).toMatchObject([{ status: 'failed', failureCode: 'not_finished' }]);
    expect((await account(buyer)).topUpSuspendedFor).toBe('not_finished');
  });

  test.each([
    ['before the invoice', { path: '/v1/invoices$' }],
    ['after the invoice', { path: '/v1/invoices$', after: true }],
    ['before the charge', { path: '/pay$' }],
    ['after the charge', { path: '/pay$', after: true }],
  ])('whose process or line breaks %s is charged once in the end', async (_when, fault) => {
    const buyer = await aRegular('4242424242424242', { enabled: false });
    await spend(buyer, 201n * PRICE);
    await till.control('POST', 'faults', [{ method: 'POST', drop: true, times: 3, ...fault }]);
    expect(await setTopUp(buyer.scope, WISH)).toEqual({ ok: true, value: null });
    await settled(till);
    expect(await topUps(buyer)).toMatchObject([{ status: 'paid' }]);
    expect(await available(buyer)).toBe(549n * PRICE);
    const { stripeCustomerId } = await account(buyer);
    const told = await till.control<{ type: string; data: { object: { customer?: string; amount?: number } } }[]>(
      'GET',
      'events',
    );
    const charged = told.filter(
      ({ type, data }) =>
        type === 'charge.succeeded' && data.object.customer === stripeCustomerId && data.object.amount === 900,
    );
    expect(charged).toHaveLength(1);
  });

  test('of a customer who was deleted at Stripe is given up: nobody is left to charge', async () => {
    const buyer = await aRegular();
    const { stripeCustomerId } = await account(buyer);
    await fetch(`${till.stripeUrl}/v1/customers/${stripeCustomerId}`, {
      method: 'DELETE',
      headers: { authorization: 'Bearer sk_test_tests' },
    });
    await runLow(buyer);
    await settled(till);
    expect(await topUps(buyer)).toMatchObject([{ status: 'failed', failureCode: 'no_saved_card' }]);
    expect((await account(buyer)).topUpSuspendedFor).toBe('no_saved_card');
  });

  test('needs a card, a pack that is on sale and a ceiling above it', async () => {
    const buyer = await aBuyer();
    expect(await setTopUp(buyer.scope, WISH)).toEqual({ ok: false, reason: 'no_saved_card' });
    expect(await setTopUp(buyer.scope, { ...WISH, images: 7 })).toEqual({ ok: false, reason: 'unknown_pack' });
    expect(await setTopUp(buyer.scope, { ...WISH, monthlyCents: 899 })).toEqual({
      ok: false,
      reason: 'ceiling_below_pack',
    });
  });
});

describe('a low balance', () => {
  const aPayer = async (images: bigint) => {
    const buyer = await aBuyer();
    const { sessionId } = await order(buyer, { images: 250 });
    await till.control('POST', `checkout/${sessionId}/pay`);
    await settled(till);
    await spend(buyer, (250n - images) * PRICE);
    return buyer;
  };
  const told = async (buyer: Buyer) => (await account(buyer)).lowToldAt !== null;

  test('is told by mail once a crossing, and again after there was more', async () => {
    const buyer = await aPayer(20n);
    await settled(till);
    expect(await told(buyer)).toBe(false);
    await Promise.all(Array.from({ length: 10 }, () => spend(buyer, PRICE)));
    await settled(till);
    expect(await mailsTo(till.product.dataDir, buyer.user.email)).toHaveLength(1);
    expect(await told(buyer)).toBe(true);
    const { sessionId } = await order(buyer, { images: 250 });
    await till.control('POST', `checkout/${sessionId}/pay`);
    await settled(till);
    expect(await told(buyer)).toBe(false);
    await spend(buyer, 245n * PRICE);
    expect(await mailsTo(till.product.dataDir, buyer.user.email, 2)).toHaveLength(2);
  });

  test('is told at the level one chooses, or never', async () => {
    const buyer = await aPayer(100n);
    await setLowLevel(buyer.scope, 90);
    await settled(till);
    await spend(buyer, 11n * PRICE);
    const [mail] = await mailsTo(till.product.dataDir, buyer.user.email);
    expect(mail?.subject).toContain('credit for 89 images left');

    const quiet = await aPayer(100n);
    await setLowLevel(quiet.scope, 0);
    await settled(till);
    await spend(quiet, 100n * PRICE);
    await settled(till);
    expect(await told(quiet)).toBe(false);
  });
});
