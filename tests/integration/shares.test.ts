import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { newId } from '@/lib/ids';
import type { ShareView } from '@/lib/shares/view';
import { objectKey } from '@/lib/storage/rules';
import { Person } from '../support/person';
import { type Product, startWebOnly } from '../support/product';
import { aFinishedCutout, browserOf, teamAt } from '../support/team';
import { until } from '../support/until';
import { unzip } from '../support/unzip';

let product: Product;
beforeAll(async () => {
  product = await startWebOnly({ TRUSTED_PROXIES: '1' });
}, 300_000);
afterAll(() => product?.stop());

type Team = Awaited<ReturnType<typeof teamAt>>;

const share = async ({ client, workspace }: Pick<Team, 'client' | 'workspace'>, wish: object): Promise<ShareView> => {
  const answer = await client.post(`/api/shares?workspace=${workspace.slug}`, wish);
  expect(answer.status).toBe(201);
  return answer.json();
};
const anybody = () => new Person(product.url);
const tokenOf = ({ url }: ShareView) => url?.split('/').at(-1) ?? '';
const publicPath = (link: ShareView) => `/s/${tokenOf(link)}`;
const picture = (link: ShareView, id: string, kind: string) => `/api/s/${tokenOf(link)}/${id}/${kind}`;
const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());
/** A page as it is for every token: without the token, and what is new in each answer. */
const bare = async (answer: Response, token: string) =>
  (await answer.text()).replaceAll(token, 'TOKEN').replace(/nonce(\\":\\"|=")[^"\\]*/g, 'nonce');

/** A team with one shared cutout. */
async function shared(wish: object = {}) {
  const team = await teamAt(product);
  const cutout = await aFinishedCutout(product, team.scope, 'lamp.jpg');
  return { team, cutout, link: await share(team, { cutoutIds: [cutout.id], ...wish }) };
}

describe('a share link', () => {
  test('opens without an account, shows its pictures and nothing of the people, their words or other links', async () => {
    const { team, cutout, link } = await shared({ title: 'Lamps <script>alert(1)</script>' });
    const other = await share(team, { cutoutIds: [cutout.id], title: 'Another one' });
    const answer = await anybody().fetch(publicPath(link));
    const page = await answer.text();
    expect(answer.status).toBe(200);
    for (const told of ['Team', 'lamp.jpg', 'Lamps &lt;script&gt;']) expect(page).toContain(told);
    for (const untold of [
      '<script>alert',
      team.user.email,
      '"Ada"',
      team.workspace.slug,
      'Another one',
      tokenOf(other),
    ])
      expect(page).not.toContain(untold);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'x-robots-tag': 'noindex, nofollow',
      'referrer-policy': 'no-referrer',
      'cache-control': expect.stringContaining('no-store'),
    });
    expect(page).toMatch(/<meta name="robots" content="noindex, nofollow"/);
  });

  test('of a personal workspace does not say whose it is', async () => {
    const team = await teamAt(product);
    const workspace = await db().workspace.findUniqueOrThrow({ where: { personalOwnerId: team.user.id } });
    await db().workspace.update({ where: { id: workspace.id }, data: { name: 'Grace Hopper' } });
    const cutout = await aFinishedCutout(product, { ...team.scope, workspaceId: workspace.id });
    const link = await share({ client: team.client, workspace }, { cutoutIds: [cutout.id] });
    expect(await (await anybody().fetch(publicPath(link))).text()).not.toContain('Grace Hopper');
  });

  test('has all its pictures in one ZIP where downloads are allowed, and only then', async () => {
    const { team, cutout, link } = await shared();
    const second = await aFinishedCutout(product, team.scope, 'lamp.jpg');
    const zip = (of: ShareView) => anybody().fetch(`/api/s/${tokenOf(of)}/zip`);
    expect((await zip(link)).status).toBe(404);
    const open = await share(team, { cutoutIds: [cutout.id, second.id], allowsDownload: true });
    expect(await (await anybody().fetch(publicPath(open))).text()).toContain(`/api/s/${tokenOf(open)}/zip`);
    const answer = await zip(open);
    const folder = await mkdtemp(path.join(tmpdir(), 'clearcut-zip-'));
    const archive = path.join(folder, 'all.zip');
    await writeFile(archive, await bytesOf(answer));
    expect([...(await unzip(archive, folder)).keys()].sort()).toEqual(['lamp-cutout (2).png', 'lamp-cutout.png']);
    await rm(folder, { recursive: true });
    await team.client.fetch(`/api/shares/${open.id}`, { method: 'DELETE' });
    expect((await zip(open)).status).toBe(404);
  });

  test('serves previews, and full size only where downloads are allowed; an original never', async () => {
    const { cutout, link, team } = await shared();
    const person = anybody();
    const preview = await person.fetch(picture(link, cutout.id, 'preview'));
    expect([preview.status, preview.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
    expect(preview.headers.get('x-robots-tag')).toBe('noindex, nofollow');
    expect(await bytesOf(preview)).toEqual(cutout.preview);
    const head = await person.fetch(picture(link, cutout.id, 'preview'), { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    for (const kind of ['result', 'original', 'thumbnail'])
      expect((await person.fetch(picture(link, cutout.id, kind))).status).toBe(404);
    expect(await (await person.fetch(publicPath(link))).text()).not.toContain('/result');

    await team.client.fetch(`/api/shares/${link.id}`, {
      method: 'PATCH',
      body: JSON.stringify({ allowsDownload: true }),
      headers: { 'content-type': 'application/json' },
    });
    const result = await person.fetch(`${picture(link, cutout.id, 'result')}?download=1`);
    expect(result.headers.get('content-disposition')).toMatch(/^attachment; filename="lamp-cutout.png"/);
    expect(await bytesOf(result)).toEqual(cutout.result);
    expect((await person.fetch(picture(link, cutout.id, 'original'))).status).toBe(404);
  });

  test('that is revoked, has ended, was never made, is malformed, or whose workspace is gone: one missing page, at once', async () => {
    const gone = [await shared(), await shared(), await shared()] as const;
    const [revoked, ended, closed] = gone;
    for (const { link } of gone) expect((await anybody().fetch(publicPath(link))).status).toBe(200);
    const client = revoked.team.client;
    expect((await client.fetch(`/api/shares/${revoked.link.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await client.fetch(`/api/shares/${revoked.link.id}`, { method: 'DELETE' })).status).toBe(404);
    await db().shareLink.update({ where: { id: ended.link.id }, data: { expiresAt: new Date(Date.now() - 1) } });
    await db().workspace.update({ where: { id: closed.team.workspace.id }, data: { deletedAt: new Date() } });
    const tokens = [...gone.map(({ link }) => tokenOf(link)), 'A'.repeat(43), 'a~b'.padEnd(43, 'c')];
    const pages = new Set<string>();
    const answers = new Set<string>();
    for (const token of tokens) {
      const page = await anybody().fetch(`/s/${token}`);
      expect(page.status, token).toBe(404);
      pages.add(await bare(page, token));
      const image = await anybody().fetch(`/api/s/${token}/${revoked.cutout.id}/preview`);
      expect(image.status, token).toBe(404);
      answers.add(await image.text());
      for (const door of ['password', 'view'])
        answers.add(await (await anybody().post(`/api/s/${token}/${door}`, { password: 'x' })).text());
    }
    expect([pages.size, answers.size]).toEqual([1, 1]);
    for (const odd of ['an%2e%2e%2fapi', "a'--", '%252e%252e', 'A'.repeat(2_000), '%F0%9F%92%A9'])
      for (const path of [`/s/${odd}`, `/api/s/${odd}/${revoked.cutout.id}/preview`])
        expect((await anybody().fetch(path)).status, path).toBe(404);
  });

  test('no longer shows what went to the trash or to another workspace, and never what another link shares', async () => {
    const team = await teamAt(product);
    const [kept, trashed, moved, private_] = [
      await aFinishedCutout(product, team.scope, 'kept.jpg'),
      await aFinishedCutout(product, team.scope, 'trashed.jpg'),
      await aFinishedCutout(product, team.scope, 'moved.jpg'),
      await aFinishedCutout(product, team.scope, 'private.jpg'),
    ];
    const link = await share(team, { cutoutIds: [kept.id, trashed.id, moved.id] });
    const other = await share(team, { cutoutIds: [private_.id] });
    expect((await team.client.fetch(`/api/cutouts/${trashed.id}`, { method: 'DELETE' })).status).toBe(204);
    const elsewhere = await teamAt(product);
    await db().cutout.update({ where: { id: moved.id }, data: { workspaceId: elsewhere.workspace.id } });
    const page = await (await anybody().fetch(publicPath(link))).text();
    expect(page).toContain('kept.jpg');
    for (const name of ['trashed.jpg', 'moved.jpg', 'private.jpg']) expect(page).not.toContain(name);
    for (const { id } of [trashed, moved, private_])
      expect((await anybody().fetch(picture(link, id, 'preview'))).status).toBe(404);
    for (const id of ['..', '%2e%2e', 'x', newId()])
      expect((await anybody().fetch(picture(other, id, 'preview'))).status).toBe(404);
    expect((await anybody().fetch(picture(other, private_.id, 'preview'))).status).toBe(200);
  });

  test('counts a browser that looks once in half an hour, but nobody of its workspace, and no fetch of the page alone', async () => {
    const { team, link } = await shared();
    const views = async () => (await db().shareLink.findUniqueOrThrow({ where: { id: link.id } })).views;
    const [first, second, member] = [anybody(), anybody(), team.client];
    for (const person of [first, first, second, member]) {
      await person.fetch(publicPath(link));
      expect((await person.post(`/api/s/${tokenOf(link)}/view`, {})).status).toBe(204);
    }
    await anybody().fetch(publicPath(link), { method: 'HEAD' });
    expect(await views()).toBe(2);
  });

  test('is made of what one may see and what is finished, of at most 200, by who may share', async () => {
    const team = await teamAt(product);
    const mine = await aFinishedCutout(product, team.scope);
    const foreign = await aFinishedCutout(product, (await teamAt(product)).scope);
    const busy = await aFinishedCutout(product, team.scope);
    await db().cutout.update({ where: { id: busy.id }, data: { status: 'failed' } });
    const viewer = await team.join('viewer');
    const doorway = `/api/shares?workspace=${team.workspace.slug}`;
    const told = async (client: Person, wish: object) => {
      const answer = await client.post(doorway, wish);
      return [answer.status, (await answer.json()).code];
    };
    expect(await told(team.client, { cutoutIds: [mine.id, foreign.id] })).toEqual([404, 'not_found']);
    expect(await told(team.client, { cutoutIds: [mine.id, newId()] })).toEqual([404, 'not_found']);
    expect(await told(team.client, { cutoutIds: [busy.id] })).toEqual([409, 'not_finished']);
    expect(await told(team.client, { cutoutIds: [] })).toEqual([400, 'bad_request']);
    expect(await told(team.client, { cutoutIds: Array.from({ length: 201 }, newId) })).toEqual([400, 'bad_request']);
    const wish = { cutoutIds: [mine.id] };
    for (const odd of [{ expiry: { at: '2020-01-01T00:00:00Z' } }, { expiry: { days: 9_999 } }, { password: 'short' }])
      expect(await told(team.client, { ...wish, ...odd })).toEqual([422, 'invalid_input']);
    const stranger = await browserOf(product, (await teamAt(product)).user);
    const nowhere = await team.client.post('/api/shares?workspace=no-where', wish);
    const missing = await nowhere.text();
    for (const client of [viewer.client, stranger]) {
      const answer = await client.post(doorway, wish);
      expect([answer.status, await answer.text()]).toEqual([404, missing]);
    }
    expect((await anybody().post(doorway, wish)).status).toBe(401);
    expect(await db().shareLink.count({ where: { workspaceId: team.workspace.id } })).toBe(0);
  });

  test('is called as its picture, ends after thirty days, and keeps a hostile title to one line', async () => {
    const { team, cutout, link } = await shared();
    expect(link).toMatchObject({ title: 'lamp.jpg', count: 1, hasPassword: false, allowsDownload: false, views: 0 });
    const days = (Date.parse(link.expiresAt ?? '') - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(30);
    const odd = await share(team, {
      cutoutIds: [cutout.id],
      title: ` a\u0000b\u202e\n${'c'.repeat(300)}`,
      expiry: null,
    });
    expect(odd).toMatchObject({ title: `a b ${'c'.repeat(116)}`, expiresAt: null });
    const many = await aFinishedCutout(product, team.scope);
    expect(await share(team, { cutoutIds: [cutout.id, many.id], title: '\u200b' })).toMatchObject({
      title: '2 cutouts',
    });
  });

  test('is changed and taken back by its maker and by who looks after everybody’s, and is missing for all others', async () => {
    const team = await teamAt(product);
    const [maker, member, admin, viewer] = [
      await team.join('member'),
      await team.join('member'),
      await team.join('admin'),
      await team.join('viewer'),
    ];
    const cutout = await aFinishedCutout(product, team.scope);
    const link = await share({ ...team, client: maker.client }, { cutoutIds: [cutout.id] });
    const stranger = await teamAt(product);
    const patch = (client: Person, id = link.id) =>
      client.fetch(`/api/shares/${id}`, {
        method: 'PATCH',
        body: JSON.stringify({ expiry: { days: 1 } }),
        headers: { 'content-type': 'application/json' },
      });
    const missing = await (await patch(maker.client, newId())).text();
    for (const { client } of [member, viewer, stranger])
      for (const answer of [await patch(client), await client.fetch(`/api/shares/${link.id}`, { method: 'DELETE' })])
        expect([answer.status, await answer.text()]).toEqual([404, missing]);
    expect((await (await patch(maker.client)).json()).url).toBe(link.url);
    expect((await patch(admin.client)).status).toBe(200);

    const page = `/w/${team.workspace.slug}/shares`;
    const seen = async (client: Person) => (await client.fetch(page)).text();
    for (const { client } of [maker, admin]) expect(await seen(client)).toContain(tokenOf(link));
    const listed = await seen(member.client);
    expect(listed).toContain('photo.jpg');
    expect(listed).not.toContain(tokenOf(link));
    expect((await viewer.client.fetch(page)).status).toBe(404);

    await db().member.deleteMany({ where: { userId: maker.user.id, workspaceId: team.workspace.id } });
    expect((await patch(maker.client)).status).toBe(404);
    expect((await admin.client.fetch(`/api/shares/${link.id}`, { method: 'DELETE' })).status).toBe(204);
    const deeds = await db().activity.findMany({ where: { workspaceId: team.workspace.id }, orderBy: { id: 'asc' } });
    expect(deeds.map(({ kind, actorId, about }) => [kind, actorId, about])).toEqual([
      ['shared', maker.user.id, { title: 'photo.jpg' }],
      ['unshared', admin.user.id, { title: 'photo.jpg' }],
    ]);
  });

  test('keeps its token out of the log when something breaks', async () => {
    const { link, cutout } = await shared();
    const { thumb512Hash } = await db().cutout.findUniqueOrThrow({ where: { id: cutout.id } });
    await rm(path.join(product.dataDir, 'blobs', objectKey(thumb512Hash ?? '')));
    expect((await anybody().fetch(picture(link, cutout.id, 'preview'))).status).toBe(500);
    await until(() => product.web.printed.includes(`/api/s/…/${cutout.id}/preview`));
    expect(product.web.printed).not.toContain(tokenOf(link));
  });

  test('keeps its token out of the database', async () => {
    const { link } = await shared();
    const row = JSON.stringify(await db().shareLink.findUniqueOrThrow({ where: { id: link.id } }));
    expect(row).not.toContain(tokenOf(link));
  });
});
