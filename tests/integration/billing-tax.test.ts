import { afterAll, beforeAll, expect, test } from 'vitest';
import { refund } from '@/lib/billing/service/refund';
import { setTopUp } from '@/lib/billing/service/settings';
import { db } from '@/lib/db';
import { findBalance } from '@/lib/wallet/store/balance';
import { aBuyer, order, settled, startTill, type Till } from '../support/till';

let till: Till;
beforeAll(async () => {
  till = await startTill({ env: { STRIPE_TAX: 'on' } });
  process.env.STRIPE_TAX = 'on';
}, 300_000);
afterAll(() => till?.stop());

test('tax is added on top, buys nothing, and goes back in proportion, to the cent in the end', async () => {
  const buyer = await aBuyer();
  const { paymentId, sessionId } = await order(buyer, { images: 1_000 });
  await till.control('POST', `checkout/${sessionId}/pay`);
  await settled(till);
  expect((await findBalance(buyer.scope)).availableMicros).toBe(18_000_000n);
  expect(await db().payment.findUnique({ where: { id: paymentId } })).toMatchObject({
    ...{ amountCents: 1_800, taxCents: 342, totalCents: 2_142 },
  });
  expect(await refund(buyer.scope, 333)).toEqual({ ok: true, value: { netCents: 333, taxCents: 63 } });
  expect(await refund(buyer.scope, null)).toEqual({ ok: true, value: { netCents: 1_467, taxCents: 279 } });
  await settled(till);
  const given = await db().refund.findMany({ where: { paymentId } });
  expect(given.map(({ status }) => status)).toEqual(['succeeded', 'succeeded']);
});

test('a top-up is taxed too, and its ceiling counts before tax', async () => {
  const buyer = await aBuyer();
  const { sessionId } = await order(buyer, { images: 250 });
  await till.control('POST', `checkout/${sessionId}/pay`);
  await settled(till);
  await setTopUp(buyer.scope, { enabled: true, belowImages: 300, images: 500, monthlyCents: 900 });
  await settled(till);
  const where = { workspaceId: buyer.workspace.id, kind: 'top_up' } as const;
  expect(await db().payment.findMany({ where })).toMatchObject([
    { status: 'paid', amountCents: 900, taxCents: 171, totalCents: 1_071 },
  ]);
  expect((await findBalance(buyer.scope)).availableMicros).toBe(13_500_000n);
});
