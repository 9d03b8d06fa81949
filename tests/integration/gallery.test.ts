import { describe, expect, test } from 'vitest';
import { listCutouts } from '@/lib/cutouts/loaders';
import { listQuerySchema } from '@/lib/cutouts/query';
import { db } from '@/lib/db';
import type { WorkspaceScope } from '@/lib/workspaces/scope';
import { aTeam } from '../support/factories';
import { aCutout } from '../support/gallery';

const DAY_MS = 86_400_000;
const NOON = Date.parse('2026-03-15T12:00:00Z');
const WORDS = ['Fjord', 'teapot', 'TEA', '100%', 'under_score', 'back\\slash', 'Ünï', 'a'];
const STATES = ['succeeded', 'failed', 'canceled', 'queued', 'processing'] as const;

/** A team with 160 cutouts of four people over ten days: names, states, tags and favourites by turns. */
async function aMixedTeam() {
  const team = await aTeam();
  const makers = [team.user, (await team.join('member')).user, (await team.join('admin')).user, null];
  const tags = await Promise.all(
    ['red', 'blue'].map((name) => db().tag.create({ data: { workspaceId: team.workspace.id, name } })),
  );
  const made = [];
  for (let index = 0; index < 160; index += 1) {
    const by = makers[(index * 7) % 4] ?? null;
    const at = new Date(NOON - ((index * 37) % 160) * (DAY_MS / 16));
    const status = STATES[Math.floor(((index * 13) % 50) / 10)] ?? 'succeeded';
    const name = `${WORDS[(index * 5) % 8]} ${(index * 11) % 23}.png`;
    const row = await aCutout(team.scope, {
      name,
      status,
      at,
      by,
      deletedAt: index % 10 === 3 ? new Date(NOON + index) : null,
    });
    const tag = index % 3 === 0 ? tags[0] : index % 5 === 0 ? tags[1] : undefined;
    if (tag) await db().cutoutTag.create({ data: { tagId: tag.id, cutoutId: row.id } });
    const favourite = index % 6 === 0;
    if (favourite)
      await db().favourite.create({ data: { userId: team.user.id, workspaceId: team.workspace.id, cutoutId: row.id } });
    made.push({ ...row, tagId: tag?.id ?? null, favourite });
  }
  // What others have does not show.
  const other = await aTeam();
  await aCutout(other.scope, { name: 'Fjord 1.png', at: new Date(NOON) });
  return { ...team, makers, tags, made };
}

type Team = Awaited<ReturnType<typeof aMixedTeam>>;
type Query = { [name: string]: string };

/** What the filter means, said plainly. */
function expected({ made }: Team, query: Query): string[] {
  const { q = '', status, person, tag, favourite, from, to, sort, trash } = query;
  const day = (at: Date) => at.toISOString().slice(0, 10);
  const states = status === 'working' ? ['queued', 'processing'] : [status];
  const rows = made.filter(
    (one) =>
      (trash ? one.deletedAt !== null : one.deletedAt === null) &&
      one.name.toLowerCase().includes(q.trim().toLowerCase()) &&
      (!status || states.includes(one.status)) &&
      (!person || one.createdById === person) &&
      (!tag || one.tagId === tag) &&
      (!favourite || one.favourite) &&
      (!from || day(one.createdAt) >= from) &&
      (!to || day(one.createdAt) <= to),
  );
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? 1 : -1);
  if (trash) rows.sort((a, b) => Number(b.deletedAt) - Number(a.deletedAt));
  else if (sort === 'oldest') rows.sort((a, b) => -byId(a, b));
  else if (sort !== 'name') rows.sort(byId);
  return rows.map(({ id }) => id);
}

/** Every page of a query, one after the other. */
async function walk(scope: WorkspaceScope, query: Query, limit: number): Promise<{ id: string; name: string }[]> {
  const found = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < 200; pages += 1) {
    const asked = listQuerySchema.parse({ ...query, limit, ...(cursor && { cursor }) });
    const { cutouts, nextCursor } = await listCutouts(scope, asked, 'UTC');
    expect(cutouts.length).toBeLessThanOrEqual(limit);
    found.push(...cutouts);
    if (nextCursor === null) return found;
    cursor = nextCursor;
  }
  throw new Error('it has no end');
}

describe('the gallery', () => {
  test('finds what its filters say, in their order, each once, however it is paged', { timeout: 120_000 }, async () => {
    const team = await aMixedTeam();
    const [red] = team.tags;
    const queries: Query[] = [
      {},
      { sort: 'oldest' },
      ...WORDS.map((q) => ({ q })),
      ...['tea', 'TEAP', '%', '_', '\\', '1', 'png', 'nothing like it', ' fjord ', 'ünï'].map((q) => ({ q })),
      ...[...STATES, 'working'].map((status) => ({ status })),
      ...team.makers.flatMap((maker) => (maker ? [{ person: maker.id }] : [])),
      { tag: red?.id ?? '' },
      { favourite: '1' },
      { trash: '1' },
      { trash: '1', q: 'tea' },
      { from: '2026-03-12' },
      { to: '2026-03-12' },
      { from: '2026-03-10', to: '2026-03-11' },
      { q: 'tea', status: 'succeeded', person: team.user.id },
      { q: 'tea', tag: red?.id ?? '', sort: 'oldest' },
      { favourite: '1', tag: red?.id ?? '', from: '2026-03-08' },
      { person: team.user.id, status: 'failed', to: '2026-03-14', sort: 'oldest' },
    ];
    for (const query of queries) {
      for (const limit of [100, 7]) {
        const ids = (await walk(team.scope, query, limit)).map(({ id }) => id);
        expect(ids, JSON.stringify(query)).toEqual(expected(team, query));
      }
    }
  });

  test('sorted by name has everything once, in the order of names whatever their case', async () => {
    const team = await aMixedTeam();
    for (const query of [{ sort: 'name' }, { sort: 'name', q: 'tea' }]) {
      const found = await walk(team.scope, query, 9);
      expect(found.map(({ id }) => id).sort()).toEqual(expected(team, query).sort());
      const { rows } = {
        rows: await db().$queryRaw<{ name: string }[]>`
        select name from unnest(${found.map(({ name }) => name)}::text[]) as name order by lower(name)`,
      };
      expect(found.map(({ name }) => name.toLowerCase())).toEqual(rows.map(({ name }) => name.toLowerCase()));
    }
  });

  test('shows who made each, its tags, whose favourite it is, and what whoever looks may do with it', async () => {
    const team = await aTeam();
    const [member, viewer] = [await team.join('member'), await team.join('viewer')];
    const row = await aCutout(team.scope, { by: member.user });
    const tag = await db().tag.create({ data: { workspaceId: team.workspace.id, name: 'red' } });
    await db().cutoutTag.create({ data: { tagId: tag.id, cutoutId: row.id } });
    await db().favourite.create({ data: { userId: member.user.id, workspaceId: team.workspace.id, cutoutId: row.id } });
    const seenBy = async (scope: WorkspaceScope) =>
      (await listCutouts(scope, listQuerySchema.parse({}), 'UTC')).cutouts[0];
    const same = { tags: [{ id: tag.id, name: 'red' }], commentCount: 0 };
    const maker = { id: member.user.id, name: 'Ada' };
    expect(await seenBy(member.scope)).toMatchObject({
      ...same,
      favourite: true,
      mayManage: true,
      createdBy: { ...maker, you: true },
    });
    expect(await seenBy(team.scope)).toMatchObject({
      ...same,
      favourite: false,
      mayManage: true,
      createdBy: { ...maker, you: false },
    });
    expect(await seenBy(viewer.scope)).toMatchObject({ ...same, favourite: false, mayManage: false });
  });
});
