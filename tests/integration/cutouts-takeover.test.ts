import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { startGmiSandbox } from '@/lib/sandbox/gmi/server';
import { type Submission, signedIn, storedFiles, uniquePng } from '../support/http';
import { brokenInvariants } from '../support/invariants';
import type { ProductProcess } from '../support/process';
import { type Product, startProduct } from '../support/product';
import { until } from '../support/until';

// A worker dies, or stalls, at each step of a cutout: another one ends it within 60 s, for one charge.
const TAKEN_OVER_WITHIN_MS = 60_000;
let product: Product;
let sandbox: Awaited<ReturnType<typeof startGmiSandbox>>;
const databaseUrl = process.env.DATABASE_URL ?? '';

beforeAll(async () => {
  sandbox = await startGmiSandbox({ engine: 'ellipse' });
  product = await startProduct({ gmiUrl: sandbox.url, databaseUrl, workers: 2, env: { LOG_LEVEL: 'silent' } });
  await Promise.all(product.workers.map((worker) => worker.end()));
});
afterAll(async () => {
  for (const { pid, isRunning } of product?.workers ?? []) if (pid && isRunning) process.kill(pid, 'SIGCONT');
  await product?.stop();
  await sandbox?.close();
});
beforeEach(() => fetch(new URL('/sandbox/scenarios', sandbox.url), { method: 'DELETE' }));

const scripted = (...steps: object[]) =>
  fetch(new URL('/sandbox/scenarios', sandbox.url), { method: 'POST', body: JSON.stringify(steps) });
const scenariosLeft = async () => (await (await fetch(new URL('/sandbox/scenarios', sandbox.url))).json()).left.length;
const submits = async (): Promise<number> => {
  const { calls } = await (await fetch(new URL('/sandbox/calls', sandbox.url))).json();
  return calls.filter((call: { kind: string }) => call.kind === 'submit').length;
};
const row = (id: string) => db().cutout.findUniqueOrThrow({ where: { id } });
const workers = () => {
  const [first, second] = product.workers;
  if (!first || !second) throw new Error('two workers are needed');
  return { first, second };
};
const databaseTime = async () => (await db().$queryRaw<{ now: Date }[]>`select now()`)[0]?.now.getTime() ?? 0;

async function submitOne() {
  const person = await signedIn(product.url, { creditMicros: 18_000n });
  const { cutouts }: Submission = await (
    await person.client.submit([{ name: 'a.png', bytes: await uniquePng() }])
  ).json();
  return { ...person, id: cutouts[0]?.id ?? '' };
}

/** Locks a row in a transaction of the test's own, so that whoever comes to write it stops right there. */
async function held(lock: (tx: Pick<ReturnType<typeof db>, '$executeRaw'>) => Promise<unknown>) {
  let letGo = () => {};
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let ended: Promise<unknown> = Promise.resolve();
  await new Promise<void>((resolve) => {
    ended = db().$transaction(
      async (tx) => {
        await lock(tx);
        resolve();
        await released;
      },
      { timeout: 120_000 },
    );
  });
  return async () => {
    letGo();
    await ended;
  };
}
const holdWallet = ({ workspaceId }: { workspaceId: string }) =>
  held((tx) => tx.$executeRaw`select 1 from wallets where workspace_id = ${workspaceId}::uuid for update`);
const someoneWaits = async () => {
  const [counted] = await db().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return (counted?.count ?? 0) > 0;
};

/** Brings a new cutout to a step of its life, and leaves it there: answers its id, and how to clear its way again. */
type Step = () => Promise<{ id: string; clear: () => Promise<void> }>;
const nothing = async () => undefined;

const beforeTheAnswer: Step = async () => {
  await scripted({ on: 'submit', delayMs: 600_000 });
  const { id } = await submitOne();
  await until(async () => (await scenariosLeft()) === 0);
  return { id, clear: nothing };
};
const whileTheUpstreamWorks: Step = async () => {
  await scripted({ on: 'submit', inline: false }, { on: 'poll', delayMs: 600_000 });
  const { id } = await submitOne();
  await until(async () => (await scenariosLeft()) === 0);
  return { id, clear: nothing };
};
const inTheDownload: Step = async () => {
  await scripted({ on: 'media', delayMs: 3_000, wrongImage: 'size' });
  const { id } = await submitOne();
  await until(async () => (await scenariosLeft()) === 0 && (await row(id)).requestId !== null);
  return { id, clear: nothing };
};
const betweenStoringAndSettling: Step = async () => {
  await scripted({ on: 'media', delayMs: 1_500 });
  const { id, scope } = await submitOne();
  await until(async () => (await scenariosLeft()) === 0);
  const clear = await holdWallet(scope);
  await until(someoneWaits);
  return { id, clear };
};
/** Its job was not marked as done any more, so it is given out again. */
const afterSettling: Step = async () => {
  const { id } = await submitOne();
  await until(async () => (await row(id)).status === 'succeeded');
  const again = JSON.stringify({ cutoutId: id });
  await db()
    .$executeRaw`select graphile_worker.add_job('cutout', ${again}::json, run_at => now() + interval '5 seconds')`;
  return { id, clear: nothing };
};

async function assertEndedOnce(id: string) {
  const { status, workspaceId, resultHash, thumb256Hash, thumb512Hash } = await row(id);
  expect(status).toBe('succeeded');
  expect(await db().usageRecord.count({ where: { workspaceId } })).toBe(1);
  const stored = (await storedFiles(product.dataDir)).map((file) => path.basename(file));
  expect(stored).toEqual(expect.arrayContaining([resultHash, thumb256Hash, thumb512Hash]));
}

/** Everything in the store is named by a row. */
async function assertNoOrphans() {
  const rows = await db().cutout.findMany();
  const named = rows.flatMap((one) => [one.sourceHash, one.resultHash, one.thumb256Hash, one.thumb512Hash]);
  const stored = (await storedFiles(product.dataDir)).filter((file) => file.startsWith('blobs'));
  expect(stored.filter((file) => !named.includes(path.basename(file)))).toEqual([]);
}

const signal = ({ pid }: ProductProcess, name: NodeJS.Signals) => pid !== undefined && process.kill(pid, name);

test('a worker is killed at each step: another ends all of it in time, for one charge and without a second order', {
  timeout: 150_000,
}, async () => {
  const { first, second } = workers();
  first.start();
  const ordered = await submits();
  const stopped = [];
  for (const step of [
    beforeTheAnswer,
    whileTheUpstreamWorks,
    inTheDownload,
    betweenStoringAndSettling,
    afterSettling,
  ]) {
    stopped.push(await step());
  }
  await first.end('SIGKILL');
  const killedAtMs = await databaseTime();
  for (const { clear } of stopped) await clear();
  second.start();
  for (const { id } of stopped) {
    await until(async () => (await row(id)).status === 'succeeded', 90_000);
    expect(((await row(id)).endedAt?.getTime() ?? 0) - killedAtMs).toBeLessThan(TAKEN_OVER_WITHIN_MS);
  }
  await until(
    async () =>
      (await db().$queryRaw<object[]>`select 1 from graphile_worker.jobs where run_at < now() and locked_at is null`)
        .length === 0,
  );
  await second.end();
  for (const { id } of stopped) await assertEndedOnce(id);
  // Only what had no answer yet is asked for again.
  expect(await submits()).toBe(ordered + stopped.length + 1);
  await assertNoOrphans();
  expect(await brokenInvariants(databaseUrl)).toEqual([]);
});

test('a worker stalls beyond its lease and goes on later: what the other one has ended stays as it is', {
  timeout: 150_000,
}, async () => {
  const { first, second } = workers();
  first.start();
  const stalled = [await inTheDownload(), await betweenStoringAndSettling()];
  signal(first, 'SIGSTOP');
  const stalledAtMs = await databaseTime();
  for (const { clear } of stalled) await clear();
  second.start();
  for (const { id } of stalled) await until(async () => (await row(id)).status === 'succeeded', 90_000);
  const ended = await Promise.all(stalled.map(({ id }) => row(id)));
  for (const { endedAt, attempts } of ended) {
    expect(attempts).toBe(2);
    expect((endedAt?.getTime() ?? 0) - stalledAtMs).toBeLessThan(TAKEN_OVER_WITHIN_MS);
  }
  signal(first, 'SIGCONT');
  await first.end();
  await second.end();
  expect(await Promise.all(stalled.map(({ id }) => row(id)))).toEqual(ended);
  for (const { id } of stalled) await assertEndedOnce(id);
  await assertNoOrphans();
  expect(await brokenInvariants(databaseUrl)).toEqual([]);
});
