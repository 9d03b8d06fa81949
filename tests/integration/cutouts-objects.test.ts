import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { succeed } from '@/lib/cutouts/service/finish';
import { collectObjects } from '@/lib/cutouts/service/objects';
import { processCutout } from '@/lib/cutouts/service/process';
import { claimCutout } from '@/lib/cutouts/store/run';
import { db } from '@/lib/db';
import { startGmiSandbox } from '@/lib/sandbox/gmi/server';
import { isStored, putBytes, storedPath } from '@/lib/storage/client';
import { folderOfTurn } from '@/lib/storage/rules';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { row, submit, submitted } from '../support/cutouts';
import { aPerson } from '../support/factories';
import { storedFiles, uniquePng } from '../support/http';
import { brokenInvariants } from '../support/invariants';
import { until } from '../support/until';

// Objects and the rows that name them. No worker runs: the tests are the workers.
let sandbox: Awaited<ReturnType<typeof startGmiSandbox>>;
const databaseUrl = process.env.DATABASE_URL ?? '';
const dataDir = process.env.DATA_DIR ?? '';

beforeAll(async () => {
  sandbox = await startGmiSandbox({ engine: 'ellipse' });
  Object.assign(process.env, { GMI_BASE_URL: sandbox.url, GMI_API_KEY: 'stand-in' });
});
afterAll(() => sandbox?.close());
beforeEach(() => fetch(new URL('/sandbox/scenarios', sandbox.url), { method: 'DELETE' }));

const scripted = (...steps: object[]) =>
  fetch(new URL('/sandbox/scenarios', sandbox.url), { method: 'POST', body: JSON.stringify(steps) });
const scenariosLeft = async () => (await (await fetch(new URL('/sandbox/scenarios', sandbox.url))).json()).left.length;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const stored = async () => (await storedFiles(dataDir)).map((file) => path.basename(file)).sort();

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A moment after `from` at which the folder of this object has its turn. */
function turnOf(hash: string, from = Date.now()): Date {
  for (let at = from; ; at += 60_000) if (folderOfTurn(new Date(at)) === hash.slice(0, 2)) return new Date(at);
}
const aged = async (hash: string, ageMs: number) => {
  const then = new Date(Date.now() - ageMs);
  await utimes(storedPath(hash), then, then);
};
/** What a process that was killed between storing and naming leaves behind. */
async function anOrphan(bytes: Uint8Array = randomBytes(100), ageMs = 2 * HOUR_MS): Promise<string> {
  const { hash } = await putBytes(bytes);
  await aged(hash, ageMs);
  return hash;
}

const filesAside = () => readdir(path.join(dataDir, 'aside'));
async function named(): Promise<string[]> {
  const rows = await db().cutout.findMany();
  const hashes = rows.flatMap((one) => [one.sourceHash, one.resultHash, one.thumb256Hash, one.thumb512Hash]);
  return [...new Set(hashes.filter((hash) => hash !== null))].sort();
}

/** Keeps everybody from ending the person’s cutouts until the answer is called. */
async function holdWallet(scope: WorkspaceScope) {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let done: Promise<unknown> = Promise.resolve();
  await new Promise<void>((resolve) => {
    done = db().$transaction(async (tx) => {
      await tx.$executeRaw`select 1 from wallets where workspace_id = ${scope.workspaceId}::uuid for update`;
      resolve();
      await held;
    });
  });
  return async () => {
    release();
    await done;
  };
}
const waitingForALock = async () => {
  const [counted] = await db().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  return counted?.count ?? 0;
};

describe('a result', () => {
  test('that is gone from the store again is no success: nothing is charged for it', async () => {
    const { id, scope } = await submitted();
    const leaseOwner = randomUUID();
    const claimed = await claimCutout(id, leaseOwner, 60_000, 60_000);
    if (!claimed) throw new Error('not claimed');
    const nowhere = (text: string) => sha256(Buffer.from(text));
    const hashes = { resultHash: nowhere('a'), thumb256Hash: nowhere('b'), thumb512Hash: nowhere('c') };
    const claim = { cutout: claimed, scope, leaseOwner, endsAtMs: Number.POSITIVE_INFINITY };
    expect(await succeed(claim, { ...hashes, resultSizeBytes: 1, scaledBack: false })).toEqual({
      ok: false,
      reason: 'object_missing',
    });
    expect(await row(id)).toMatchObject({ status: 'processing', resultHash: null });
    expect(await brokenInvariants(databaseUrl)).toEqual([]);
  });

  test('of a worker that lost its lease meanwhile is dropped, and its objects do not stay', async () => {
    const { id, bytes } = await submitted();
    await scripted({ on: 'media', delayMs: 1_000 });
    const run = processCutout(id, randomUUID());
    await until(async () => (await scenariosLeft()) === 0);
    await db().cutout.update({ where: { id }, data: { leaseOwner: randomUUID() } });
    await run;
    expect(await row(id)).toMatchObject({ status: 'processing', resultHash: null });
    expect(await stored()).toEqual(await named());
    expect(await stored()).toContain(sha256(bytes));
    expect(await brokenInvariants(databaseUrl)).toEqual([]);
  });
});

describe('an object that no row names', () => {
  test('of the one who lost the race for the last credit is not left behind', async () => {
    const { scope } = await aPerson({ creditMicros: 18_000n });
    const images = [await uniquePng(), await uniquePng()];
    const letGo = await holdWallet(scope);
    const submitting = images.map((bytes) => submit(scope, bytes));
    await until(async () => (await waitingForALock()) === 2);
    expect(await Promise.all(images.map((bytes) => isStored(sha256(bytes))))).toEqual([true, true]);
    await letGo();
    const accepted = (await Promise.all(submitting)).map((intake) => intake.ok || intake.reason);
    expect([...accepted].sort()).toEqual(['insufficient_credit', true]);
    expect(await Promise.all(images.map((bytes) => isStored(sha256(bytes))))).toEqual(
      accepted.map((one) => one === true),
    );
    expect((await storedFiles(dataDir)).filter((file) => file.startsWith('staging'))).toEqual([]);
  });

  test('leaves the store an hour after its process died, and is gone a week later', async () => {
    const hash = await anOrphan();
    const now = turnOf(hash);
    await collectObjects(now);
    expect(await isStored(hash)).toBe(false);
    expect(await filesAside()).toContain(hash);
    await collectObjects(new Date(now.getTime() + 6 * DAY_MS));
    expect(await filesAside()).toContain(hash);
    await collectObjects(new Date(now.getTime() + 8 * DAY_MS));
    expect(await filesAside()).not.toContain(hash);
  });

  test('stays while it is young: its row may be on its way', async () => {
    const bytes = randomBytes(100);
    const now = turnOf(sha256(bytes));
    const { hash } = await putBytes(bytes);
    await utimes(storedPath(hash), now, now);
    await collectObjects(now);
    expect(await isStored(hash)).toBe(true);
  });

  test('comes back when the database that names it does', async () => {
    const { id, bytes } = await submitted();
    const hash = sha256(bytes);
    await aged(hash, 2 * HOUR_MS);
    await db().cutout.update({ where: { id }, data: { sourceHash: '0'.repeat(64) } });
    await collectObjects(turnOf(hash));
    expect(await isStored(hash)).toBe(false);
    await db().cutout.update({ where: { id }, data: { sourceHash: hash } });
    await collectObjects(new Date());
    expect(await isStored(hash)).toBe(true);
  });

  test('and a copy that was not finished is removed', async () => {
    const hash = await anOrphan();
    const unfinished = `${storedPath(hash)}.${randomUUID()}`;
    await writeFile(unfinished, 'half');
    await utimes(unfinished, new Date(0), new Date(0));
    await collectObjects(turnOf(hash));
    expect((await storedFiles(dataDir)).filter((file) => file.includes(hash))).toEqual([]);
  });
});

describe('an object that a row names', () => {
  test('stays, however old, source and result and thumbnails alike', async () => {
    const { id } = await submitted();
    await processCutout(id, randomUUID());
    const { status, sourceHash, resultHash, thumb256Hash, thumb512Hash } = await row(id);
    expect(status).toBe('succeeded');
    const objects = [sourceHash, resultHash ?? '', thumb256Hash ?? '', thumb512Hash ?? ''];
    for (const hash of objects) {
      await aged(hash, 365 * DAY_MS);
      await collectObjects(turnOf(hash));
    }
    expect(await Promise.all(objects.map(isStored))).toEqual([true, true, true, true]);
  });

  test('stays when its row is being written while the collector comes for it', async () => {
    const { scope } = await aPerson({ creditMicros: 18_000n });
    const bytes = await uniquePng();
    const hash = await anOrphan(bytes);
    const letGo = await holdWallet(scope);
    const submitting = submit(scope, bytes);
    await until(async () => (await waitingForALock()) === 1);
    const collecting = collectObjects(turnOf(hash));
    await until(async () => (await waitingForALock()) === 2);
    expect(await isStored(hash)).toBe(true);
    await letGo();
    expect((await submitting).ok).toBe(true);
    await collecting;
    expect(await isStored(hash)).toBe(true);
  });

  test('is there, although many submits of forgotten bytes and refused ones race with many collectors', async () => {
    const { scope } = await aPerson({ creditMicros: 15n * 18_000n });
    const images = await Promise.all(Array.from({ length: 30 }, () => uniquePng()));
    for (const bytes of images) await anOrphan(bytes);
    let racing = true;
    const collectors = [0, 1].map(async (which) => {
      while (racing)
        for (const bytes of images.slice(which * 15, which * 15 + 15)) await collectObjects(turnOf(sha256(bytes)));
    });
    const twice = images.flatMap((bytes) => [bytes, bytes]);
    const intakes = await Promise.all(twice.map((bytes) => submit(scope, bytes)));
    racing = false;
    await Promise.all(collectors);
    const ids = new Set(intakes.flatMap((intake) => (intake.ok ? [intake.value.row.id] : [])));
    expect(ids.size).toBe(15);
    for (const id of ids) await processCutout(id, randomUUID());
    expect(await Promise.all((await named()).map(isStored))).not.toContain(false);
    expect(await brokenInvariants(databaseUrl)).toEqual([]);
  });
});
