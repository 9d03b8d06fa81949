import { rename } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { startGmiSandbox } from '@/lib/sandbox/gmi/server';
import { type Submission, signedIn, uniquePng } from '../support/http';
import { brokenInvariants } from '../support/invariants';
import { type Product, startProduct } from '../support/product';
import { until } from '../support/until';

// How cutouts end that do not simply succeed: the deadline is short here.
const TIMEOUT_MS = 12_000;
let product: Product;
let sandbox: Awaited<ReturnType<typeof startGmiSandbox>>;
const databaseUrl = process.env.DATABASE_URL ?? '';

beforeAll(async () => {
  sandbox = await startGmiSandbox({ engine: 'instant' });
  product = await startProduct({
    gmiUrl: sandbox.url,
    databaseUrl,
    env: { GMI_TIMEOUT_MS: String(TIMEOUT_MS), LOG_LEVEL: 'silent' },
  });
});
afterAll(async () => {
  await product?.stop();
  await sandbox?.close();
});
beforeEach(() => fetch(new URL('/sandbox/scenarios', sandbox.url), { method: 'DELETE' }));

const scripted = (...steps: object[]) =>
  fetch(new URL('/sandbox/scenarios', sandbox.url), { method: 'POST', body: JSON.stringify(steps) });
const row = (id: string) => db().cutout.findUniqueOrThrow({ where: { id } });

async function submitOne(credit = 18_000n) {
  const person = await signedIn(product.url, { creditMicros: credit });
  const { cutouts }: Submission = await (
    await person.client.submit([{ name: 'a.png', bytes: await uniquePng() }])
  ).json();
  return { ...person, id: cutouts[0]?.id ?? '' };
}

describe('a cutout', () => {
  test('that the upstream never finishes ends at its deadline, and its money comes back', async () => {
    await scripted({ on: 'submit', forever: 'queued' });
    const { client, id } = await submitOne();
    await until(async () => (await row(id)).status === 'failed');
    expect(await row(id)).toMatchObject({ failureReason: 'timed_out', leaseOwner: null });
    expect(await client.json('/api/wallet')).toMatchObject({ availableMicros: '18000', heldMicros: '0' });
    expect(await brokenInvariants(databaseUrl)).toEqual([]);
  });

  test('whose worker died and whom nobody took over is ended by the sweeper of the next worker', async () => {
    const [worker] = product.workers;
    await scripted({ on: 'submit', delayMs: 600_000 });
    const { client, id } = await submitOne();
    await until(async () => (await row(id)).status === 'processing');
    await worker?.end('SIGKILL');
    await until(async () => (await row(id)).deadlineAt.getTime() < Date.now());
    worker?.start();
    await until(async () => (await row(id)).status === 'failed');
    expect(await row(id)).toMatchObject({ failureReason: 'timed_out' });
    expect(await client.json('/api/wallet')).toMatchObject({ availableMicros: '18000', heldMicros: '0' });
    expect(await brokenInvariants(databaseUrl)).toEqual([]);
  });

  test('whose attempt breaks on our side is tried again', async () => {
    const [worker] = product.workers;
    await worker?.end();
    const { id } = await submitOne();
    const { sourceHash } = await row(id);
    const file = path.join(product.dataDir, 'blobs', sourceHash.slice(0, 2), sourceHash);
    await rename(file, `${file}.aside`);
    worker?.start();
    await until(async () => (await row(id)).attempts > 0 && (await row(id)).leaseOwner === null);
    await rename(`${file}.aside`, file);
    await until(async () => (await row(id)).status === 'succeeded');
    expect(await brokenInvariants(databaseUrl)).toEqual([]);
  });

  test('whose job has died is given a new one', async () => {
    const [worker] = product.workers;
    await worker?.end();
    const { id } = await submitOne();
    await db().$executeRaw`
      update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'died' where key = ${`cutout:${id}`}`;
    worker?.start();
    await until(async () => (await row(id)).status === 'succeeded');
    expect(await brokenInvariants(databaseUrl)).toEqual([]);
  });

  test('that is deleted while it waits is canceled, and its money comes back', async () => {
    const [worker] = product.workers;
    await worker?.end();
    const { client, id } = await submitOne();
    expect(await client.json('/api/wallet')).toMatchObject({ availableMicros: '0', heldMicros: '18000' });
    expect((await client.fetch(`/api/cutouts/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect(await row(id)).toMatchObject({ status: 'canceled' });
    expect(await client.json('/api/wallet')).toMatchObject({ availableMicros: '18000', heldMicros: '0' });
    worker?.start();
    expect(await brokenInvariants(databaseUrl)).toEqual([]);
  });

  test('that meets the operator’s fault waits: it is not charged, not failed, and loses no time', async () => {
    await scripted({ on: 'submit', status: 402, body: { error: 'Insufficient credits' } });
    const { client, id } = await submitOne();
    await until(async () => {
      const { status, startedAt, leaseOwner } = await row(id);
      const [job] = await db().$queryRaw<{ later: boolean }[]>`
        select run_at > now() as later from graphile_worker.jobs where key = ${`cutout:${id}`}`;
      return status === 'queued' && startedAt === null && leaseOwner === null && job?.later === true;
    });
    expect(await client.json('/api/wallet')).toMatchObject({ availableMicros: '0', heldMicros: '18000' });
    expect(await brokenInvariants(databaseUrl)).toEqual([]);
  });
});
