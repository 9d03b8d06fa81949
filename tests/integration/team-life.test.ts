import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { newId } from '@/lib/ids';
import type { Role } from '@/prisma/generated/enums';
import { callAction, callWithForm } from '../support/call-action';
import { aTeam } from '../support/factories';
import { signedIn } from '../support/http';
import { type Product, startWebOnly } from '../support/product';

let product: Product;
beforeAll(async () => {
  product = await startWebOnly();
}, 300_000);
afterAll(() => product?.stop());

type Person = Awaited<ReturnType<typeof signedIn>>;
const owned = ({ user }: Person) =>
  db().workspace.findMany({
    where: { kind: 'team', members: { some: { userId: user.id, role: 'owner' } } },
    include: { wallet: { include: { grants: true } }, activity: true },
    orderBy: { createdAt: 'asc' },
  });
const found = ({ client }: Person, name: string, key = newId()) => callWithForm(client, 'foundTeam', { name, key });

describe('a new team', () => {
  test('belongs to who made it, has an empty wallet, is noted, and is opened', async () => {
    const ada = await signedIn(product.url);
    const answer = await found(ada, '  The \u202eStudio\u200b  of\tAda ');
    const [team] = await owned(ada);
    expect(team).toMatchObject({ name: 'The Studio of Ada', kind: 'team', personalOwnerId: null });
    expect(team?.wallet).toMatchObject({ availableMicros: 0n, heldMicros: 0n, grants: [] });
    expect(team?.activity).toMatchObject([{ kind: 'created', actorId: ada.user.id }]);
    expect(team?.slug).toMatch(/^the-studio-of-ada-[0-9a-f]{8}$/);
    expect(answer).toEqual({ ok: true, url: `/w/${team?.slug}/remove` });
    const page = await ada.client.fetch(`/w/${team?.slug}/remove`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('The Studio of Ada')]);
  });

  test('is one however often its form is sent, at once or later', async () => {
    const ada = await signedIn(product.url);
    const key = newId();
    const answers = await Promise.all(Array.from({ length: 8 }, () => found(ada, 'Once', key)));
    answers.push(await found(ada, 'Once', key));
    expect(await owned(ada)).toHaveLength(1);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ ok: true });
  });

  test('of somebody else may have the same key', async () => {
    const [ada, bob] = [await signedIn(product.url), await signedIn(product.url)];
    const key = newId();
    expect([await found(ada, 'A', key), await found(bob, 'B', key)]).toMatchObject([{ ok: true }, { ok: true }]);
    expect([await owned(ada), await owned(bob)]).toMatchObject([[{ name: 'A' }], [{ name: 'B' }]]);
  });

  test.each([
    ['', 'nothing'],
    [' \u200b\u2066\n ', 'nothing that can be seen'],
    ['a'.repeat(61), '61 characters'],
  ])('is not made of %j, which is %s', async (name) => {
    const ada = await signedIn(product.url);
    const detail = 'Use 1 to 60 characters that can be seen.';
    expect(await found(ada, name)).toEqual({ ok: false, detail, fields: { name: detail } });
    expect(await owned(ada)).toEqual([]);
  });

  test('may have 60 characters of any script', async () => {
    const ada = await signedIn(product.url);
    expect(await found(ada, '𝔘'.repeat(60))).toMatchObject({ ok: true });
    expect((await owned(ada))[0]?.slug).toMatch(/^u{24}-[0-9a-f]{8}$/);
  });

  test('comes ten times an hour, and no more', async () => {
    const ada = await signedIn(product.url);
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => found(ada, `Team ${n}`)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(10);
    expect(await owned(ada)).toHaveLength(10);
  });

  test('is the fiftieth workspace of its owner at most, however many are asked for at once; deleted ones do not count', async () => {
    const ada = await signedIn(product.url);
    for (let n = 0; n < 47; n += 1) {
      await db().workspace.create({
        data: {
          ...{ slug: newId(), name: 'T', kind: 'team', ...(n < 2 && { deletedAt: new Date() }) },
          members: { create: { userId: ada.user.id, role: 'owner' } },
        },
      });
    }
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => found(ada, `Team ${n}`)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(4);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ detail: expect.stringContaining('You own 50 workspaces') });
  });
});

/** A team, and somebody in it in their browser. */
async function aMemberOf(role: Role) {
  const { workspace } = await aTeam();
  const person = await signedIn(product.url);
  await db().member.create({ data: { workspaceId: workspace.id, userId: person.user.id, role } });
  const row = () => db().workspace.findUniqueOrThrow({ where: { id: workspace.id }, include: { activity: true } });
  const change = (name: string, wish: object) => callAction(person.client, name, { workspace: workspace.slug, wish });
  return { ...person, workspace, row, change };
}

describe('the settings of a workspace', () => {
  test('give it another name, which is noted, and stands in the menu', async () => {
    const { client, workspace, row, change } = await aMemberOf('admin');
    expect(await change('renameTeam', { name: ' New  name\n' })).toMatchObject({ ok: true });
    expect(await change('renameTeam', { name: 'New name' })).toMatchObject({ ok: true });
    expect(await row()).toMatchObject({
      name: 'New name',
      activity: [{ kind: 'renamed', about: { from: 'Team', to: 'New name' } }],
    });
    expect(await (await client.fetch(`/w/${workspace.slug}/cutouts`)).text()).toContain('New name');
    expect(await change('renameTeam', { name: '\u200b' })).toMatchObject({ ok: false });
    expect((await row()).name).toBe('New name');
  });

  test('say how long cutouts are kept: any number of days up to ten years, or always', async () => {
    const { row, change } = await aMemberOf('admin');
    for (const days of [30, 3_650, 1, null]) {
      expect(await change('saveRetention', { days })).toMatchObject({ ok: true });
      expect((await row()).retentionDays).toBe(days);
    }
    for (const days of [0, -1, 1.5, 3_651, '30']) {
      expect(await change('saveRetention', { days })).toMatchObject({ ok: false });
    }
    const { activity } = await row();
    expect(activity.map(({ kind, about }) => [kind, about])).toEqual(
      [30, 3_650, 1, null].map((days) => ['retention_changed', { days }]),
    );
  });

  test.each(['member', 'viewer'] as const)('are a missing page to a %s, and change nothing for them', async (role) => {
    const { client, workspace, row, change } = await aMemberOf(role);
    const before = await row();
    const [page, nowhere] = await Promise.all(
      [`/w/${workspace.slug}/settings`, `/w/${workspace.slug}/no-such-page`].map((at) => client.fetch(at)),
    );
    expect([page?.status, nowhere?.status]).toEqual([404, 404]);
    const wish = { workspace: 'no-such-team', wish: { name: 'Mine' } };
    expect(await change('renameTeam', { name: 'Mine' })).toEqual(await callAction(client, 'renameTeam', wish));
    expect(await change('saveRetention', { days: 1 })).toMatchObject({ ok: false });
    expect(await row()).toEqual(before);
  });

  test('of a personal one change its picture and how long it keeps cutouts; it is called as its owner is', async () => {
    const { client, workspace } = await signedIn(product.url);
    const at = (wish: object) => ({ workspace: workspace.slug, wish });
    expect(await callAction(client, 'renameTeam', at({ name: 'Mine' }))).toMatchObject({ ok: false });
    expect(await callAction(client, 'saveRetention', at({ days: 90 }))).toMatchObject({ ok: true });
    expect(await db().workspace.findUnique({ where: { id: workspace.id } })).toMatchObject({
      name: 'Ada',
      retentionDays: 90,
    });
    expect(await (await client.fetch(`/w/${workspace.slug}/settings`)).text()).not.toContain('>Name of the team<');
  });
});
