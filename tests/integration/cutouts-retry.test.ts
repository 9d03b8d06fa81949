import { randomUUID } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { tryLater } from '@/lib/cutouts/service/finish';
import { claimCutout } from '@/lib/cutouts/store/run';
import { db } from '@/lib/db';
import { submitted } from '../support/cutouts';
import { aPerson } from '../support/factories';

const DELAY_MS = 30_000;

/** An attempt that comes to nothing and is to be repeated; answers the key of its job. */
async function tried({ id, scope }: Awaited<ReturnType<typeof submitted>>): Promise<string> {
  const leaseOwner = randomUUID();
  const cutout = await claimCutout(id, leaseOwner, 60_000, 180_000);
  if (!cutout) throw new Error('somebody else has it');
  await tryLater({ cutout, scope, leaseOwner, endsAtMs: Number.POSITIVE_INFINITY }, DELAY_MS, 'new');
  return `cutout:${id}`;
}

const jobs = (keys: string[]) => db().$queryRaw<{ priority: number; waitsMs: number }[]>`
  select priority, extract(epoch from run_at - now())::float8 * 1000 as "waitsMs"
  from graphile_worker.jobs where key = any(${keys}) order by priority`;

afterEach(() => void vi.useRealTimers());

test('a batch that all meets a busy upstream comes back in its turn: its n-th retry stands n-th in the queue', async () => {
  const person = await aPerson({ creditMicros: 180_000n });
  const keys: string[] = [];
  for (let index = 0; index < 5; index += 1) keys.push(await tried(await submitted(person)));
  expect((await jobs(keys)).map(({ priority }) => priority)).toEqual([0, 1, 2, 3, 4]);
});

test('one image that is tried again stands before those of its batch that have not begun', async () => {
  const person = await aPerson({ creditMicros: 180_000n });
  const first = await submitted(person);
  for (let index = 0; index < 3; index += 1) await submitted(person);
  expect(await jobs([await tried(first)])).toMatchObject([{ priority: 0 }]);
});

test('a worker whose clock is wrong does not put a retry off behind the deadline', async () => {
  const cutout = await submitted();
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
  const key = await tried(cutout);
  const [job] = await jobs([key]);
  expect(job?.waitsMs).toBeLessThanOrEqual(DELAY_MS);
  expect(job?.waitsMs).toBeGreaterThan(0);
});
