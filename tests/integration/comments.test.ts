import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CommentPage } from '@/lib/comments/service/list';
import type { CommentView } from '@/lib/comments/view';
import { db } from '@/lib/db';
import { newId } from '@/lib/ids';
import { mailsTo, type Person } from '../support/person';
import { type Product, startProduct } from '../support/product';
import { aFinishedCutout, teamAt } from '../support/team';
import { until } from '../support/until';

let product: Product;
beforeAll(async () => {
  const databaseUrl = process.env.DATABASE_URL ?? '';
  product = await startProduct({ databaseUrl, gmiUrl: 'http://127.0.0.1:9/', env: { TRUSTED_PROXIES: '1' } });
}, 300_000);
afterAll(() => product?.stop());

const at = (id: string) => `/api/cutouts/${id}/comments`;
const write = async (client: Person, id: string, text: string): Promise<CommentView> => {
  const answer = await client.post(at(id), { text });
  expect(answer.status).toBe(201);
  return answer.json();
};
const list = (client: Person, id: string, query = '') => client.json<CommentPage>(`${at(id)}${query}`);
const said = ({ comments }: CommentPage) =>
  comments.map(({ parts }) => parts.map((part) => ('text' in part ? part.text : `@${part.mention}`)).join(''));
const countOf = async (id: string) => (await db().cutout.findUniqueOrThrow({ where: { id } })).commentCount;

/** A team of an owner, a member and a viewer, with one cutout. */
async function aGroup() {
  const team = await teamAt(product);
  const [member, viewer] = [await team.join('member'), await team.join('viewer')];
  const cutout = await aFinishedCutout(product, team.scope, 'lamp.jpg');
  return { team, member, viewer, cutout, owner: team.client };
}

describe('a comment', () => {
  test('is read by everybody of the workspace, oldest first, with its line breaks and whoever wrote it', async () => {
    const { member, viewer, cutout, owner } = await aGroup();
    await write(member.client, cutout.id, '  first\r\nline two\u2028line three ');
    await write(viewer.client, cutout.id, 'second');
    const page = await list(owner, cutout.id);
    expect(said(page)).toEqual(['first\nline two\nline three', 'second']);
    expect(page).toMatchObject({ older: null, comments: [{ author: { name: 'Ada', you: false } }, {}] });
    expect((await list(viewer.client, cutout.id)).comments.map(({ author }) => author?.you)).toEqual([false, true]);
    expect(await countOf(cutout.id)).toBe(2);
  });

  test('is text whatever it looks like, and cannot turn the text around it', async () => {
    const { team, owner, cutout } = await aGroup();
    const hostile = '<img src=x onerror=alert(1)></script><script>alert(2)</script> https://evil.example {x} <b>';
    await write(owner, cutout.id, `${hostile}\u202e\u0000\u0007\u2066\ud800`);
    expect(said(await list(owner, cutout.id))).toEqual([hostile]);
    const page = await (await owner.fetch(`/w/${team.workspace.slug}/cutouts/${cutout.id}`)).text();
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
    for (const live of ['<img src=x', '<script>alert', 'href="https://evil.example']) expect(page).not.toContain(live);
  });

  test('of nothing, of more than 2,000 characters or of more than 20 mentions is refused with a sentence', async () => {
    const { member, cutout, owner } = await aGroup();
    const mention = `<@${member.user.id}>`;
    for (const text of ['', ' \n\u202e ', 'a'.repeat(2_001), mention.repeat(21)]) {
      const answer = await owner.post(at(cutout.id), { text });
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({
        code: 'invalid_input',
        fields: { text: expect.stringMatching(/\.$/) },
      });
    }
    for (const body of [{}, { text: 5 }, { text: null }, []])
      expect((await owner.post(at(cutout.id), body)).status).toBe(400);
    // A mention is one character of it.
    await write(owner, cutout.id, `${'😀'.repeat(1_980)}${mention.repeat(20)}`);
    expect(await countOf(cutout.id)).toBe(1);
  });

  test('is one of at most thirty a minute', async () => {
    const { owner, cutout } = await aGroup();
    for (let n = 0; n < 30; n += 1) await write(owner, cutout.id, `${n}`);
    expect((await owner.post(at(cutout.id), { text: 'one more' })).status).toBe(429);
    expect(await countOf(cutout.id)).toBe(30);
  });

  test('is deleted by who wrote it and by who looks after everybody’s; for all others it is missing', async () => {
    const { team, member, viewer, cutout, owner } = await aGroup();
    const [first, second] = [await write(member.client, cutout.id, 'a'), await write(member.client, cutout.id, 'b')];
    const remove = (client: Person, comment: string, id = cutout.id) =>
      client.fetch(`${at(id)}/${comment}`, { method: 'DELETE' });
    const missing = await (await remove(viewer.client, newId())).text();
    const elsewhere = await aFinishedCutout(product, team.scope);
    const stranger = await teamAt(product);
    for (const answer of [
      await remove(viewer.client, first.id),
      await remove(owner, first.id, elsewhere.id),
      await remove(stranger.client, first.id),
      await remove(owner, 'x'),
    ])
      expect([answer.status, await answer.text()]).toEqual([404, missing]);
    expect((await list(viewer.client, cutout.id)).comments.map(({ mayDelete }) => mayDelete)).toEqual([false, false]);
    const own = await write(viewer.client, cutout.id, 'c');
    expect((await remove(viewer.client, own.id)).status).toBe(204);
    expect((await remove(member.client, first.id)).status).toBe(204);
    const [won, lost] = await Promise.all([remove(owner, second.id), remove(owner, second.id)]);
    expect([won.status, lost.status].sort()).toEqual([204, 404]);
    expect([said(await list(owner, cutout.id)), await countOf(cutout.id)]).toEqual([[], 0]);
  });

  test('on a trashed or foreign cutout is missing, and so is all of it for whoever was removed', async () => {
    const { team, member, cutout, owner } = await aGroup();
    await write(member.client, cutout.id, 'a');
    const stranger = await teamAt(product);
    const ask = async (client: Person, id: string) => {
      const answers = [await client.fetch(at(id)), await client.post(at(id), { text: 'b' })];
      return Promise.all(answers.map(async (answer) => `${answer.status} ${await answer.text()}`));
    };
    const missing = new Set(await ask(owner, newId()));
    expect(missing.size).toBe(1);
    await db().member.deleteMany({ where: { userId: member.user.id, workspaceId: team.workspace.id } });
    for (const client of [stranger.client, member.client])
      expect(new Set(await ask(client, cutout.id))).toEqual(missing);
    expect((await member.client.fetch(`/api/people?workspace=${team.workspace.slug}`)).status).toBe(404);
    expect((await owner.fetch(`/api/cutouts/${cutout.id}`, { method: 'DELETE' })).status).toBe(204);
    expect(new Set(await ask(owner, cutout.id))).toEqual(missing);
  });

  test('is heard of by open pages at once', async () => {
    const { team, member, cutout, owner } = await aGroup();
    const stop = new AbortController();
    const stream = await owner.fetch(`/api/events?workspace=${team.workspace.slug}`, { signal: stop.signal });
    let heard = '';
    const listen = new WritableStream<string>({
      write(text) {
        heard += text;
      },
    });
    const reading = stream.body
      ?.pipeThrough(new TextDecoderStream())
      .pipeTo(listen)
      .catch(() => undefined);
    await until(() => heard.includes('event: wallet'));
    await write(member.client, cutout.id, 'a');
    await until(() => heard.includes(`event: cutout\ndata: {"id":"${cutout.id}"`));
    stop.abort();
    await reading;
  });

  test('is one of the newest 200, and those before it are asked for', async () => {
    const { team, cutout, owner } = await aGroup();
    await db().comment.createMany({
      data: Array.from({ length: 203 }, (_, n) => ({
        ...{ id: newId(), cutoutId: cutout.id, authorId: team.user.id, text: `${n}` },
      })),
    });
    const newest = await list(owner, cutout.id);
    expect([newest.comments.length, said(newest)[0], said(newest).at(-1)]).toEqual([200, '3', '202']);
    expect(said(await list(owner, cutout.id, `?before=${newest.older}`))).toEqual(['0', '1', '2']);
    expect((await owner.fetch(`${at(cutout.id)}?before=x`)).status).toBe(400);
  });
});

describe('a mention', () => {
  test('shows the member’s name and mails them once, with the words as text and the link to the picture', async () => {
    const { team, member, viewer, cutout, owner } = await aGroup();
    await db().user.update({ where: { id: member.user.id }, data: { name: 'Grace' } });
    const token = `<@${member.user.id}>`;
    await write(owner, cutout.id, `${token} look at the <edge>,\n${token}! And me: <@${team.user.id}>`);
    const page = await list(viewer.client, cutout.id);
    expect(said(page)).toEqual(['@Grace look at the <edge>,\n@Grace! And me: @Ada']);
    const mails = await mailsTo(product.dataDir, member.user.email);
    const url = `${product.url}/w/${team.workspace.slug}/cutouts/${cutout.id}`;
    expect(mails).toMatchObject([{ subject: 'Ada mentioned you on lamp.jpg' }]);
    for (const words of ['> @Grace look at the <edge>,\n> @Grace!', url]) expect(mails[0]?.text).toContain(words);
    expect(await (await owner.fetch(new URL(url).pathname)).text()).toContain('@Grace');
    // Nobody is mailed what they wrote; it would have been queued before.
    await write(owner, cutout.id, `again ${token}`);
    await mailsTo(product.dataDir, member.user.email, 2);
    expect(await mailsTo(product.dataDir, team.user.email, 0)).toEqual([]);
  });

  test('of somebody outside is plain text and mails nobody; nor is one whose address is not confirmed mailed', async () => {
    const { team, member, viewer, cutout, owner } = await aGroup();
    const stranger = await teamAt(product);
    await db().member.deleteMany({ where: { userId: member.user.id, workspaceId: team.workspace.id } });
    await db().user.update({ where: { id: viewer.user.id }, data: { emailVerified: null } });
    const ids = [stranger.user.id, member.user.id, newId()];
    await write(owner, cutout.id, `${ids.map((id) => `<@${id}>`).join(' ')} <@${viewer.user.id}>`);
    expect(said(await list(owner, cutout.id))).toEqual([`${ids.map((id) => `@${id}`).join(' ')} @Ada`]);
    const jobs = await db().$queryRaw<{ count: bigint }[]>`
      select count(*) from graphile_worker.jobs where task_identifier = 'send_mail'`;
    expect(jobs[0]?.count).toBe(0n);
    for (const { user } of [stranger, member, viewer])
      expect(await mailsTo(product.dataDir, user.email, 0)).toEqual([]);
  });

  test('can be of everybody here, by name, and of nobody else', async () => {
    const { team, member, viewer } = await aGroup();
    const { people } = await viewer.client.json<{ people: { id: string; name: string }[] }>(
      `/api/people?workspace=${team.workspace.slug}`,
    );
    const ids = [team.user.id, member.user.id, viewer.user.id];
    expect(people.map(({ id }) => id).sort()).toEqual(ids.sort());
    expect(JSON.stringify(people)).not.toContain('example.com');
  });
});
