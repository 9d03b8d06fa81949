import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setTopUp } from '@/lib/billing/service/settings';
import { findThirsty } from '@/lib/billing/store/accounts';
import { db } from '@/lib/db';
import { findBalance } from '@/lib/wallet/store/balance';
import { adds, close, type Team, team } from '../support/closing';
import { order, settled, startTill, type Till } from '../support/till';
import { until } from '../support/until';
import { PRICE } from '../support/wallet';

let till: Till;
beforeAll(async () => {
  till = await startTill();
}, 300_000);
afterAll(() => till?.stop());

describe('the money of a deleted team', () => {
  const viewerOf = ({ owner: { user } }: Team) => ({
    userId: user.id,
    email: user.email,
    name: user.name,
    sessionId: '',
    isOperator: false,
  });
  const buyer = (here: Team) => ({
    ...here.owner,
    ...{ scope: here.scope, viewer: viewerOf(here), right: { scope: here.scope, slug: here.workspace.slug } },
  });
  const sent = async () => {
    await until(async () => {
      const waiting = await db().$queryRaw<unknown[]>`
        select 1 from graphile_worker.jobs where task_identifier = 'send_mail'`;
      return waiting.length === 0;
    });
    return (await readdir(path.join(till.product.dataDir, 'mail')).catch(() => [])).length;
  };

  test('is booked when it comes late, goes back or is disputed, and nobody is written to', async () => {
    const here = await team(till.product.url, { images: 0n });
    const { sessionId, paymentId } = await order(buyer(here), { images: 500 });
    const before = await sent();
    await close(here, here.owner);
    await till.control('POST', `checkout/${sessionId}/pay`, { card: '4242424242424242' });
    await settled(till);
    const paid = await db().payment.findUniqueOrThrow({ where: { id: paymentId } });
    expect(paid).toMatchObject({ status: 'paid', amountCents: 900 });
    expect((await findBalance(here.scope)).availableMicros).toBe(9_000_000n);
    const payment_intent = paid.paymentIntentId;
    await till.control('POST', 'refunds', { payment_intent, amount: 100 });
    await settled(till);
    await till.control('POST', 'disputes', { payment_intent, amount: 800 });
    await settled(till);
    expect((await findBalance(here.scope)).availableMicros).toBe(0n);
    expect(await sent()).toBe(before);
    await adds();
  });

  test('is never topped up again, not even by somebody who was just switching that on', async () => {
    const here = await team(till.product.url, { images: 0n });
    const { sessionId } = await order(buyer(here), { images: 250 });
    await till.control('POST', `checkout/${sessionId}/pay`, { card: '4242424242424242' });
    await settled(till);
    const wish = { enabled: true, belowImages: 300, images: 500, monthlyCents: 6_000 };
    await db().billingAccount.updateMany({
      where: { workspaceId: here.workspace.id },
      data: { topUpEnabled: true, topUpBelowImages: 300, topUpImages: 500 },
    });
    const thirsty = async () =>
      (await findThirsty(PRICE, '00000000-0000-0000-0000-000000000000', 1_000)).map(({ id }) => id);
    expect(await thirsty()).toContain(here.workspace.id);
    await close(here, here.owner);
    expect(await thirsty()).not.toContain(here.workspace.id);
    expect(await setTopUp(here.scope, wish)).toEqual({ ok: false, reason: 'not_found' });
    await settled(till);
    expect(await db().payment.count({ where: { workspaceId: here.workspace.id } })).toBe(1);
  });
});
