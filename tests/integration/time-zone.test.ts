import { beforeAll, expect, test } from 'vitest';
import { sweepCutouts } from '@/lib/cutouts/service/sweep';
import { db } from '@/lib/db';
import { findMembership } from '@/lib/workspaces/store/members';
import { row, submitted } from '../support/cutouts';

// A database where people live: Debian's and the embedded one take the machine's zone unless told otherwise.
beforeAll(async () => {
  const [{ name = '' } = {}] = await db().$queryRaw<{ name: string }[]>`select current_database() as name`;
  await db().$executeRawUnsafe(`alter database ${name} set timezone to 'America/Los_Angeles'`);
  await db().$disconnect();
});

test('a time is the same for the program and the database, wherever the database thinks it is', async () => {
  const { id, workspace, user } = await submitted();
  const [ages] = await db().$queryRaw<{ created: number; deadline: number }[]>`
    select extract(epoch from now() - created_at)::float8 as created,
           extract(epoch from deadline_at - now())::float8 as deadline
    from cutouts where id = ${id}::uuid`;
  expect(Math.abs(ages?.created ?? Number.NaN)).toBeLessThan(600);
  expect(Math.abs((ages?.deadline ?? Number.NaN) - 24 * 3600)).toBeLessThan(600);
  const direct = await db().workspace.findUniqueOrThrow({ where: { id: workspace.id } });
  expect((await findMembership(user.id, null))?.workspace.createdAt).toEqual(direct.createdAt);
});

test('a cutout whose job is gone is found again, wherever the database thinks it is', async () => {
  const { id } = await submitted();
  await db().$executeRaw`select graphile_worker.remove_job(${`cutout:${id}`})`;
  await db().cutout.update({ where: { id }, data: { createdAt: new Date(Date.now() - 60_000) } });
  expect((await sweepCutouts()).requeued).toBe(1);
  expect((await row(id)).status).toBe('queued');
});
