import { afterAll, beforeAll, expect, test } from 'vitest';
import { reconcile } from '@/lib/billing/service/reconcile';
import { db } from '@/lib/db';
import { signatureOf } from '@/lib/sandbox/stripe/events';
import { findBalance } from '@/lib/wallet/store/balance';
import { aBuyer, order, settled, startTill, type Till } from '../support/till';
import { until } from '../support/until';

let till: Till;
beforeAll(async () => {
  till = await startTill();
}, 300_000);
afterAll(() => till?.stop());

const SECRET = 'whsec_tests';
const now = () => Math.floor(Date.now() / 1000);
const event = (over: object = {}) =>
  JSON.stringify({
    ...{ id: `evt_${Math.random()}`, object: 'event', type: 'checkout.session.completed', created: now() },
    data: { object: { id: 'cs_test_nobody', object: 'checkout.session' } },
    ...over,
  });
const send = (body: string, signature: string | null) =>
  fetch(till.webhookUrl, {
    method: 'POST',
    body,
    headers: signature === null ? {} : { 'stripe-signature': signature },
  });
const rows = () => db().stripeEvent.count();

test.each([
  ['no signature', () => null],
  ['an empty one', () => ''],
  ['one with another secret', (body: string) => signatureOf(body, 'whsec_other', now())],
  ['one of another body', () => signatureOf(event(), SECRET, now())],
  ['one that is older than five minutes', (body: string) => signatureOf(body, SECRET, now() - 301)],
  ['nonsense', () => 't=now,v1=yes'],
  ['an empty one behind another', () => `t=${now()},v1=${'a'.repeat(64)},v1=,v0=abc`],
])('an event with %s is refused with 400 and leaves no row', async (_what, sign) => {
  const body = event();
  const before = await rows();
  const answer = await send(body, sign(body));
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ code: 'bad_signature' });
  expect(await rows()).toBe(before);
});

test('a signed event is taken in once, however often it comes; one of a type that nobody asked for is taken and dropped', async () => {
  const body = event();
  const before = await rows();
  const answers = await Promise.all(Array.from({ length: 10 }, () => send(body, signatureOf(body, SECRET, now()))));
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
  expect(await rows()).toBe(before + 1);
  const other = event({ type: 'plan.created', data: { object: { id: 'plan_1', object: 'plan' } } });
  expect((await send(other, signatureOf(other, SECRET, now()))).status).toBe(200);
  expect(await rows()).toBe(before + 1);
});

test.each([
  '',
  '{',
  '[]',
  'null',
  event({ id: 'evt_\u0000' }),
  event({ id: `evt_${'x'.repeat(300)}` }),
  event({ data: { object: { id: 'cs_\u0000', object: 'checkout.session' } } }),
])('a signed body that is no event (%j) is refused and breaks nothing', async (body) => {
  const before = await rows();
  const answer = await send(body, signatureOf(body, SECRET, now()));
  expect(answer.status).toBe(400);
  expect(await rows()).toBe(before);
});

test('a body of more than a megabyte is not read to its end', async () => {
  const body = event({ filler: 'x'.repeat(1_100_000) });
  expect((await send(body, signatureOf(body, SECRET, now()))).status).toBe(413);
});

test('what an event says of money is not believed: its object is fetched again', async () => {
  const buyer = await aBuyer();
  const { sessionId, paymentId } = await order(buyer, { images: 1_000 });
  const body = event({
    data: {
      object: {
        id: sessionId,
        object: 'checkout.session',
        payment_status: 'paid',
        status: 'complete',
        amount_total: 1,
      },
    },
  });
  await send(body, signatureOf(body, SECRET, now()));
  await settled(till);
  expect((await findBalance(buyer.scope)).availableMicros).toBe(0n);
  expect(await db().payment.findUnique({ where: { id: paymentId } })).toMatchObject({ status: 'open' });
});

test('events that never arrived are asked for after an outage, and change nothing twice', async () => {
  await till.control('POST', 'webhooks', { isPaused: true });
  const buyer = await aBuyer();
  const { sessionId } = await order(buyer, { images: 1_000 });
  await till.control('POST', `checkout/${sessionId}/pay`);
  expect((await reconcile(new Date())).missed).toBeGreaterThan(2);
  await until(async () => (await findBalance(buyer.scope)).availableMicros === 18_000_000n);
  expect((await reconcile(new Date())).missed).toBe(0);
  expect((await findBalance(buyer.scope)).availableMicros).toBe(18_000_000n);
});
