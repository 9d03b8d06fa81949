import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Act, Selection } from '@/lib/cutouts/query';
import { sweepTrash } from '@/lib/cutouts/service/trash';
import { db } from '@/lib/db';
import type { Role } from '@/prisma/generated/enums';
import { aTeam } from '../support/factories';
import { aCutout } from '../support/gallery';
import { signedIn } from '../support/http';
import { type Product, startWebOnly } from '../support/product';
import { until } from '../support/until';

let product: Product;
beforeAll(async () => {
  product = await startWebOnly();
}, 300_000);
afterAll(() => product?.stop());

const DAY_MS = 86_400_000;
type Done = { done: number; skipped: number; next: string | null };

/** A team and a signed-in person in it, who acts by HTTP until nothing is left. */
async function aTeamWith(role: Role) {
  const team = await aTeam();
  const { client, user } = await signedIn(product.url);
  const { id: workspaceId, slug } = team.workspace;
  await db().member.create({ data: { workspaceId, userId: user.id, role } });
  const ask = (body: unknown) =>
    client.fetch(`/api/cutouts/bulk?workspace=${slug}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const act = async (selection: unknown, act: Act): Promise<Omit<Done, 'next'>> => {
    const sum = { done: 0, skipped: 0 };
    let after: string | null | undefined;
    while (after !== null) {
      const response = await ask({ selection, act, ...(after && { after }) });
      expect(response.status).toBe(200);
      const { next, ...counted }: Done = await response.json();
      sum.done += counted.done;
      sum.skipped += counted.skipped;
      after = next;
    }
    return sum;
  };
  return { ...team, member: user, client, slug, workspaceId, ask, act };
}

const rowsOf = (workspaceId: string) => db().cutout.findMany({ where: { workspaceId }, orderBy: { id: 'asc' } });
const deeds = (workspaceId: string) =>
  db().activity.findMany({
    where: { workspaceId },
    orderBy: { id: 'asc' },
    select: { kind: true, actorId: true, about: true },
  });

describe('what is done to many at once', () => {
  test('trashes all that match, up to the newest there was, without those taken out; another’s are skipped for a member', async () => {
    const { scope, member, workspaceId, act } = await aTeamWith('member');
    const at = Date.now() - DAY_MS;
    const made: { id: string }[] = [];
    for (let index = 0; index < 12; index += 1) {
      const by = index < 10 ? member : { id: scope.userId ?? '' };
      made.push(
        await aCutout(scope, { name: index % 2 ? 'lamp.png' : 'sofa.png', at: new Date(at + index * 1000), by }),
      );
    }
    const upTo = made.at(-1)?.id ?? null;
    const later = await aCutout(scope, { name: 'lamp.png', by: member });
    const except = [made[1]?.id ?? ''];
    expect(await act({ matching: { q: 'LAMP' }, upTo, except }, { kind: 'trash' })).toEqual({ done: 4, skipped: 1 });
    const gone = (await rowsOf(workspaceId)).filter(({ deletedAt }) => deletedAt !== null).map(({ id }) => id);
    expect(gone).toEqual([3, 5, 7, 9].map((index) => made[index]?.id));
    expect(gone).not.toContain(later.id);
    expect(await deeds(workspaceId)).toEqual([
      { kind: 'deleted', actorId: member.id, about: { count: 4, names: ['lamp.png', 'lamp.png', 'lamp.png'] } },
    ]);
  });

  test('goes through 1,203 in chunks, and says of each how many it did', { timeout: 120_000 }, async () => {
    const { scope, workspaceId, ask, act } = await aTeamWith('admin');
    const seed = await aCutout(scope);
    await db().$executeRaw`
      insert into cutouts select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid()))).*
      from cutouts c, generate_series(1, 1202) where c.id = ${seed.id}::uuid`;
    const all = { matching: {}, upTo: null, except: [] };
    const first: Done = await (await ask({ selection: all, act: { kind: 'tag', name: 'Autumn' } })).json();
    expect(first).toMatchObject({ done: 500, skipped: 0 });
    expect(await act(all, { kind: 'tag', name: 'aUTUMN' })).toEqual({ done: 703, skipped: 500 });
    expect(await db().tag.findMany({ where: { workspaceId }, select: { name: true } })).toEqual([{ name: 'Autumn' }]);
    expect(await act(all, { kind: 'trash' })).toEqual({ done: 1203, skipped: 0 });
    expect(await act({ ...all, matching: { trash: '1' } }, { kind: 'purge' })).toEqual({ done: 1203, skipped: 0 });
    expect(await rowsOf(workspaceId)).toEqual([]);
  });

  test('restores what is wanted back, also when its bytes were cut out anew meanwhile', async () => {
    const { scope, act, client, slug } = await aTeamWith('admin');
    const hash = 'b'.repeat(64);
    const old = await aCutout(scope, { sourceHash: hash, deletedAt: new Date() });
    await db().cutout.update({ where: { id: old.id }, data: { first: true } });
    const fresh = await aCutout(scope, { sourceHash: hash });
    await db().cutout.update({ where: { id: fresh.id }, data: { first: true } });
    expect(await act({ ids: [old.id] }, { kind: 'restore' })).toEqual({ done: 1, skipped: 0 });
    const { cutouts } = await client.json<{ cutouts: { id: string }[] }>(`/api/cutouts?workspace=${slug}`);
    expect(cutouts.map(({ id }) => id).sort()).toEqual([old.id, fresh.id].sort());
  });

  test('removes for good only what is in the trash and has ended; its files go, those of others stay', async () => {
    const { scope, workspaceId, act } = await aTeamWith('admin');
    const living = await aCutout(scope);
    const running = await aCutout(scope, { status: 'processing', deletedAt: new Date() });
    const trashed = await aCutout(scope, { deletedAt: new Date() });
    const ids = [living.id, running.id, trashed.id];
    expect(await act({ ids }, { kind: 'purge' })).toEqual({ done: 1, skipped: 2 });
    expect((await rowsOf(workspaceId)).map(({ id }) => id).sort()).toEqual([living.id, running.id].sort());
    const [job] = await db().$queryRaw<{ payload: { hashes: string[] } }[]>`
      select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'forget_objects' order by j.id desc limit 1`;
    expect(job?.payload.hashes).toEqual([trashed.sourceHash]);
  });

  test('favourites are one’s own, and tags leave with the last that had them', async () => {
    const { scope, workspaceId, member, act } = await aTeamWith('viewer');
    const row = await aCutout(scope);
    expect(await act({ ids: [row.id] }, { kind: 'favourite' })).toEqual({ done: 1, skipped: 0 });
    expect(await db().favourite.findMany()).toContainEqual({ userId: member.id, workspaceId, cutoutId: row.id });
    expect(await act({ ids: [row.id] }, { kind: 'unfavourite' })).toEqual({ done: 1, skipped: 0 });
    const admin = await aTeamWith('admin');
    const theirs = await aCutout(admin.scope);
    await admin.act({ ids: [theirs.id] }, { kind: 'tag', name: '  a\u202e  b ' });
    const [tag] = await db().tag.findMany({ where: { workspaceId: admin.workspaceId } });
    expect(tag?.name).toBe('a b');
    const tags = () => db().tag.count({ where: { workspaceId: admin.workspaceId } });
    await admin.act({ ids: [theirs.id] }, { kind: 'untag', tagId: tag?.id ?? '' });
    expect(await tags()).toBe(0);
    await admin.act({ ids: [theirs.id] }, { kind: 'tag', name: 'last' });
    await admin.act({ ids: [theirs.id] }, { kind: 'trash' });
    expect(await tags()).toBe(1);
    await admin.act({ ids: [theirs.id] }, { kind: 'purge' });
    expect(await tags()).toBe(0);
  });

  test('touches nothing of another workspace, whatever ids and tags are named', async () => {
    const [here, there] = [await aTeamWith('admin'), await aTeam()];
    const theirs = await aCutout(there.scope);
    const tag = await db().tag.create({ data: { workspaceId: there.workspace.id, name: 'secret' } });
    await db().cutoutTag.create({ data: { tagId: tag.id, cutoutId: theirs.id } });
    const acts: Act[] = [
      ...(['trash', 'restore', 'purge', 'favourite', 'unfavourite'] as const).map((kind) => ({ kind })),
      { kind: 'tag', name: 'x' },
      { kind: 'untag', tagId: tag.id },
      { kind: 'move', to: (await signedIn(product.url)).workspace.slug },
    ];
    for (const one of acts) {
      const response = await here.ask({ selection: { ids: [theirs.id] }, act: one });
      if (response.ok) expect(await response.json()).toEqual({ done: 0, skipped: 0, next: null });
      else expect(response.status).toBe(404);
    }
    const own = await aCutout(here.scope);
    await here.act({ ids: [own.id] }, { kind: 'untag', tagId: tag.id });
    expect(await db().cutoutTag.count({ where: { tagId: tag.id } })).toBe(1);
    expect(await db().cutout.findUnique({ where: { id: theirs.id } })).toMatchObject({
      deletedAt: null,
      workspaceId: there.workspace.id,
    });
  });
});

describe('a cutout that is moved to another workspace of one’s own', () => {
  test('is there with its tags; comments, the key it was sent under and others’ favourites stay behind; the money stays too', async () => {
    const here = await aTeamWith('member');
    const there = await aTeam();
    await db().member.create({ data: { workspaceId: there.workspace.id, userId: here.member.id, role: 'member' } });
    const row = await aCutout(here.scope, { by: here.member, name: 'lamp.png' });
    await db().cutout.update({ where: { id: row.id }, data: { idempotencyKey: 'k', commentCount: 1 } });
    await db().comment.create({ data: { cutoutId: row.id, authorId: here.member.id, text: 'nice' } });
    for (const userId of [here.member.id, here.user.id]) {
      await db().favourite.create({ data: { userId, workspaceId: here.workspaceId, cutoutId: row.id } });
    }
    await here.act({ ids: [row.id] }, { kind: 'tag', name: 'Red' });
    await db().tag.create({ data: { workspaceId: there.workspace.id, name: 'RED' } });

    expect(await here.act({ ids: [row.id] }, { kind: 'move', to: there.workspace.slug })).toEqual({
      done: 1,
      skipped: 0,
    });
    const moved = await db().cutout.findUniqueOrThrow({
      where: { id: row.id },
      include: { tags: { include: { tag: true } }, comments: true, favourites: true },
    });
    expect(moved).toMatchObject({
      ...{ workspaceId: there.workspace.id, idempotencyKey: null, commentCount: 0, comments: [] },
      tags: [{ tag: { name: 'RED', workspaceId: there.workspace.id } }],
      favourites: [{ userId: here.member.id, workspaceId: there.workspace.id }],
    });
    expect((await here.client.fetch(`/api/cutouts/${row.id}`)).status).toBe(200);
    expect(await here.client.json(`/api/cutouts?workspace=${here.slug}`)).toMatchObject({ cutouts: [] });
    expect((await deeds(here.workspaceId)).at(-1)).toMatchObject({
      kind: 'moved_out',
      about: { count: 1, names: ['lamp.png'] },
    });
    expect((await deeds(there.workspace.id)).at(-1)).toMatchObject({ kind: 'moved_in', actorId: here.member.id });
  });

  test('is neither somebody else’s, nor unfinished, nor sent to where one may not cut out', async () => {
    const here = await aTeamWith('member');
    const there = await aTeam();
    const member = { workspaceId: there.workspace.id, userId: here.member.id };
    const [mine, others, running] = [
      await aCutout(here.scope, { by: here.member }),
      await aCutout(here.scope),
      await aCutout(here.scope, { by: here.member, status: 'processing' }),
    ];
    const selection: Selection = { ids: [mine.id, others.id, running.id] };
    const act: Act = { kind: 'move', to: there.workspace.slug };
    expect((await here.ask({ selection, act })).status).toBe(404);
    await db().member.create({ data: { ...member, role: 'viewer' } });
    expect((await here.ask({ selection, act })).status).toBe(404);
    await db().member.updateMany({ where: member, data: { role: 'member' } });
    expect(await here.act(selection, act)).toEqual({ done: 1, skipped: 2 });
    expect(await rowsOf(there.workspace.id)).toMatchObject([{ id: mine.id }]);
  });
});

test('a cutout that is being moved away meanwhile takes no tag of the workspace it leaves', async () => {
  const { scope, workspaceId, act } = await aTeamWith('admin');
  const other = await aTeam();
  const { id } = await aCutout(scope);
  const { tagging } = await db().$transaction(
    async (tx) => {
      await tx.cutout.update({ where: { id }, data: { workspaceId: other.workspace.id } });
      const tagging = act({ ids: [id] }, { kind: 'tag', name: 'Ours' });
      const waits = async () =>
        (
          await db().$queryRaw<unknown[]>`
          select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
        ).length > 0;
      await Promise.race([until(waits), tagging]);
      return { tagging };
    },
    { timeout: 60_000 },
  );
  expect(await tagging).toEqual({ done: 0, skipped: 1 });
  expect(await db().cutoutTag.count({ where: { cutoutId: id } })).toBe(0);
  expect(await db().tag.count({ where: { workspaceId } })).toBe(0);
});

describe('by the clock', () => {
  test('what was in the trash for 30 days is gone, and what outlived its workspace’s time is in the trash', async () => {
    const { scope, workspaceId } = await aTeamWith('admin');
    const kept = await aTeam();
    const now = new Date();
    const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
    await db().workspace.update({ where: { id: workspaceId }, data: { retentionDays: 90 } });
    const expired = await aCutout(scope, { deletedAt: ago(30.1), at: ago(60) });
    const still = await aCutout(scope, { deletedAt: ago(29.9), at: ago(60) });
    const old = await aCutout(scope, { at: ago(91) });
    const unfinished = await aCutout(scope, { at: ago(91), status: 'processing' });
    const young = await aCutout(scope, { at: ago(89) });
    const elsewhere = await aCutout(kept.scope, { at: ago(400) });
    await sweepTrash(now);
    const rows = new Map((await rowsOf(workspaceId)).map((row) => [row.id, row.deletedAt]));
    expect(rows.has(expired.id)).toBe(false);
    expect([rows.get(still.id), rows.get(old.id)]).toEqual([expect.any(Date), expect.any(Date)]);
    expect([rows.get(unfinished.id), rows.get(young.id)]).toEqual([null, null]);
    expect((await db().cutout.findUniqueOrThrow({ where: { id: elsewhere.id } })).deletedAt).toBeNull();
    expect(await deeds(workspaceId)).toMatchObject([
      { kind: 'purged', actorId: null },
      { kind: 'deleted', actorId: null, about: { count: 1 } },
    ]);
  });
});
