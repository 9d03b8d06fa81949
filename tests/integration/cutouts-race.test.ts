import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { startGmiSandbox } from '@/lib/sandbox/gmi/server';
import { type Submission, signedIn, uniquePng } from '../support/http';
import { brokenInvariants } from '../support/invariants';
import { type Product, startProduct } from '../support/product';
import { until } from '../support/until';

let product: Product;
let sandbox: Awaited<ReturnType<typeof startGmiSandbox>>;
const databaseUrl = process.env.DATABASE_URL ?? '';

beforeAll(async () => {
  sandbox = await startGmiSandbox({ engine: 'instant', maxWaiting: 10_000 });
  product = await startProduct({ gmiUrl: sandbox.url, databaseUrl, workers: 2 });
});
afterAll(async () => {
  await product?.stop();
  await sandbox?.close();
});

async function scenariosLeft(): Promise<number> {
  return (await (await fetch(new URL('/sandbox/scenarios', sandbox.url))).json()).left.length;
}

describe('many at once', () => {
  test('W4: 1,000 simultaneous submits on credit for 100 run exactly 100', { timeout: 180_000 }, async () => {
    const { client, scope } = await signedIn(product.url, { creditMicros: 1_800_000n });
    const images = await Promise.all(Array.from({ length: 1_000 }, () => uniquePng()));
    const statuses = await Promise.all(
      images.map(async (bytes, index) => {
        const response = await client.submit([{ name: `${index}.png`, bytes }]);
        await response.arrayBuffer();
        return response.status;
      }),
    );
    expect(statuses.filter((status) => status === 201)).toHaveLength(100);
    expect(statuses.filter((status) => status === 402)).toHaveLength(900);
    const unfinished = () =>
      db().cutout.count({ where: { workspaceId: scope.workspaceId, status: { in: ['queued', 'processing'] } } });
    await until(async () => (await unfinished()) === 0);
    expect(await db().cutout.count({ where: { workspaceId: scope.workspaceId, status: 'succeeded' } })).toBe(100);
    expect(await client.json('/api/wallet')).toMatchObject({ availableMicros: '0', heldMicros: '0' });
    expect(await brokenInvariants(databaseUrl)).toEqual([]);
  });

  test('a worker killed in the middle of a cutout: another one takes it over, and it is charged once', {
    timeout: 120_000,
  }, async () => {
    const { client, scope } = await signedIn(product.url, { creditMicros: 18_000n });
    await fetch(new URL('/sandbox/scenarios', sandbox.url), {
      method: 'POST',
      body: JSON.stringify([{ on: 'submit', delayMs: 600_000 }]),
    });
    const { cutouts }: Submission = await (await client.submit([{ name: 'a.png', bytes: await uniquePng() }])).json();
    const id = cutouts[0]?.id ?? '';
    const row = () => db().cutout.findUniqueOrThrow({ where: { id } });
    // Both are in the middle of it: the upstream works on it, and a worker waits.
    await until(async () => (await scenariosLeft()) === 0);
    expect((await row()).status).toBe('processing');
    // Nobody knows which of the two has it: kill both, and start one anew.
    for (const worker of product.workers) await worker.end('SIGKILL');
    const killedAt = (await db().$queryRaw<{ now: Date }[]>`select now()`)[0]?.now ?? new Date(0);
    product.workers[0]?.start();
    await until(async () => (await row()).status === 'succeeded', 90_000);
    const { endedAt, attempts } = await row();
    expect(attempts).toBe(2);
    expect((endedAt?.getTime() ?? 0) - killedAt.getTime()).toBeLessThan(60_000);
    expect(await db().usageRecord.count({ where: { workspaceId: scope.workspaceId } })).toBe(1);
    expect(await client.json('/api/wallet')).toMatchObject({ availableMicros: '0', heldMicros: '0' });
    expect(await brokenInvariants(databaseUrl)).toEqual([]);
  });

  const waysOut: [string, number, (user: { id: string }) => Promise<unknown>][] = [
    ['whose membership ends', 404, ({ id }) => db().member.deleteMany({ where: { userId: id } })],
    [
      'whose session ends',
      401,
      ({ id }) => db().userSession.updateMany({ where: { userId: id }, data: { revokedAt: new Date() } }),
    ],
  ];
  test.each(waysOut)('open pages are told of each change, and one %s is closed at once', async (_who, status, end) => {
    const { client, user } = await signedIn(product.url, { creditMicros: 36_000n });
    const stream = await client.fetch('/api/events');
    expect(stream.headers.get('content-type')).toBe('text/event-stream');
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let told = '';
    let ended = false;
    const reading = (async () => {
      for (;;) {
        const chunk = await reader?.read();
        if (!chunk || chunk.done) break;
        told += chunk.value;
      }
      ended = true;
    })();
    await until(async () => told.includes('event: wallet'));
    await client.submit([{ name: 'shown.png', bytes: await uniquePng() }]);
    await until(async () => /"status":"succeeded","name":"shown.png"/.test(told));
    expect(told).toMatch(/"availableMicros":"18000","heldMicros":"0"/);

    await end(user);
    await until(async () => ended);
    await reading;
    expect((await client.fetch('/api/wallet')).status).toBe(status);
  });

  test('a worker that is asked to leave finishes what it has begun', async () => {
    const { client } = await signedIn(product.url, { creditMicros: 18_000n });
    for (const worker of product.workers) if (!worker.isRunning) worker.start();
    await fetch(new URL('/sandbox/scenarios', sandbox.url), {
      method: 'POST',
      body: JSON.stringify([{ on: 'submit', delayMs: 2_000 }]),
    });
    const { cutouts }: Submission = await (await client.submit([{ name: 'a.png', bytes: await uniquePng() }])).json();
    const row = () => db().cutout.findUniqueOrThrow({ where: { id: cutouts[0]?.id ?? '' } });
    await until(async () => (await scenariosLeft()) === 0);
    await Promise.all(product.workers.map((worker) => worker.end('SIGTERM')));
    expect(await row()).toMatchObject({ status: 'succeeded', attempts: 1 });
    for (const worker of product.workers) worker.start();
  });
});
