import { afterAll, beforeAll, expect, test } from 'vitest';
import { comeBack } from '@/lib/billing/service/come-back';
import { db } from '@/lib/db';
import { brokenInvariants } from '../support/invariants';
import { aBuyer, order, settled, startTill, type Till } from '../support/till';

let till: Till;
beforeAll(async () => {
  till = await startTill();
}, 300_000);
afterAll(() => till?.stop());

function shuffled<Kind>(list: Kind[]): Kind[] {
  return list
    .map((one) => ({ one, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

test('200 payments, each event five times, in 100 random orders with twins at once: the ledger is exact', async () => {
  await till.control('POST', 'webhooks', { isPaused: true });
  const buyers = await Promise.all(Array.from({ length: 20 }, () => aBuyer()));
  const orders: { sessionId: string; micros: bigint; buyer: (typeof buyers)[number] }[] = [];
  for (let round = 0; round < 10; round += 1) {
    await Promise.all(
      buyers.map(async (buyer) => {
        const images = round % 2 ? 250 : 500;
        const { sessionId } = await order(buyer, { images });
        orders.push({ buyer, sessionId, micros: BigInt(images) * 18_000n });
      }),
    );
  }
  expect(orders).toHaveLength(200);
  for (const { sessionId } of orders) await till.control('POST', `checkout/${sessionId}/pay`);

  const told = await till.control<{ id: string }[]>('GET', 'events');
  const groups = Array.from({ length: 100 }, (_, group) => told.filter((_one, index) => index % 100 === group));
  const statuses = new Set<number>();
  for (const [index, group] of groups.entries()) {
    // Buyers come back in the middle of it.
    const back = orders.slice(index * 2, index * 2 + 2).map(({ buyer, sessionId }) => comeBack(buyer.scope, sessionId));
    const deliveries = shuffled(Array.from({ length: 5 }, () => group).flat()).map(({ id }) =>
      till.control<{ statuses: number[] }>('POST', `events/${id}/deliver`),
    );
    for (const answer of await Promise.all(deliveries)) for (const status of answer.statuses) statuses.add(status);
    await Promise.all(back);
  }
  expect([...statuses]).toEqual([200]);
  await until200(orders.length);

  for (const buyer of buyers) {
    const micros = orders.filter((one) => one.buyer === buyer).reduce((sum, one) => sum + one.micros, 0n);
    const wallet = await db().wallet.findUniqueOrThrow({ where: { workspaceId: buyer.workspace.id } });
    expect([wallet.availableMicros, wallet.heldMicros]).toEqual([micros, 0n]);
  }
  expect(await db().grant.count({ where: { kind: 'purchase' } })).toBe(200);
  expect(await db().entry.count({ where: { kind: 'grant' } })).toBe(200);
  const handled = await db().stripeEvent.findMany();
  expect(handled.length).toBe(new Set(handled.map(({ id }) => id)).size);
  expect(await brokenInvariants(process.env.DATABASE_URL ?? '')).toEqual([]);
}, 180_000);

async function until200(count: number): Promise<void> {
  await settled(till);
  expect(await db().payment.count({ where: { status: 'paid' } })).toBe(count);
}
