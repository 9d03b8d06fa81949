import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import type { ShareView } from '@/lib/shares/view';
import { Person } from '../support/person';
import { type Product, startWebOnly } from '../support/product';
import { aFinishedCutout, teamAt } from '../support/team';

let product: Product;
let team: Awaited<ReturnType<typeof teamAt>>;
let cutout: Awaited<ReturnType<typeof aFinishedCutout>>;
beforeAll(async () => {
  product = await startWebOnly({ TRUSTED_PROXIES: '1' });
  team = await teamAt(product);
  cutout = await aFinishedCutout(product, team.scope, 'lamp.jpg');
}, 300_000);
afterAll(() => product?.stop());

const PASSWORD = 'eight ch';

async function locked(password: string | null = PASSWORD) {
  const wish = { cutoutIds: [cutout.id], title: 'Secret lamps', password };
  const answer = await team.client.post(`/api/shares?workspace=${team.workspace.slug}`, wish);
  const link: ShareView = await answer.json();
  const token = link.url?.split('/').at(-1) ?? '';
  return { id: link.id, page: `/s/${token}`, door: `/api/s/${token}`, preview: `/api/s/${token}/${cutout.id}/preview` };
}
type Locked = Awaited<ReturnType<typeof locked>>;

const anybody = () => new Person(product.url);
const say = (person: Person, { door }: Locked, password: string) => person.post(`${door}/password`, { password });
/** Whether a browser sees what the link shares: its page, and its pictures. */
async function sees(person: Person, { page, preview }: Locked): Promise<boolean> {
  const told = (await (await person.fetch(page)).text()).includes('Secret lamps');
  const shown = (await person.fetch(preview)).status === 200;
  expect(told).toBe(shown);
  return told;
}

describe('a share link with a password', () => {
  test('shows nothing before it, not even its title, and its pictures are missing', async () => {
    const link = await locked();
    const page = await (await anybody().fetch(link.page)).text();
    for (const untold of ['Secret lamps', 'lamp.jpg', cutout.id, 'Team']) expect(page).not.toContain(untold);
    const open = await locked(null);
    const missing = await (await anybody().fetch(open.preview.replace(cutout.id, 'x'))).text();
    for (const answer of [await anybody().fetch(link.preview), await anybody().post(`${link.door}/view`, {})])
      expect([answer.status, await answer.text()]).toEqual([404, missing]);
    expect((await db().shareLink.findUniqueOrThrow({ where: { id: link.id } })).views).toBe(0);
  });

  test('opens for the browser that says it, and for no other browser and no other link', async () => {
    const [link, other] = [await locked(), await locked()];
    const person = anybody();
    expect((await say(person, link, 'wrong one')).status).toBe(401);
    expect(await sees(person, link)).toBe(false);
    const answer = await say(person, link, PASSWORD);
    expect(answer.status).toBe(204);
    const cookies = answer.headers.getSetCookie();
    for (const path of [link.page, link.door])
      expect(cookies.some((cookie) => cookie.endsWith(`; Path=${path}; Max-Age=43200; HttpOnly; SameSite=Lax`))).toBe(
        true,
      );
    expect(await sees(person, link)).toBe(true);
    expect(await sees(anybody(), link)).toBe(false);
    // The jar of this client knows no paths: it sends the one link's cookie to the other.
    expect(await sees(person, other)).toBe(false);
  });

  test('is closed again by a new password, by a cookie made up or too old, and open to all without one', async () => {
    const link = await locked();
    const person = anybody();
    await say(person, link, PASSWORD);
    const change = (password: string | null) =>
      team.client.fetch(`/api/shares/${link.id}`, {
        method: 'PATCH',
        body: JSON.stringify({ password }),
        headers: { 'content-type': 'application/json' },
      });
    expect((await change('another password')).status).toBe(200);
    expect(await sees(person, link)).toBe(false);
    await say(person, link, 'another password');
    const [name = '', proof = ''] = person.cookieHeader().split('=');
    const [endsAt = '', signature = ''] = proof.split('.');
    for (const odd of [`${Number(endsAt) + 1}.${signature}`, `${endsAt}.`, endsAt, '.', `1.${signature}`, 'x'])
      expect((await anybody().fetch(link.preview, { headers: { cookie: `${name}=${odd}` } })).status, odd).toBe(404);
    expect((await anybody().fetch(link.preview, { headers: { cookie: `${name}=${proof}` } })).status).toBe(200);
    expect((await change(null)).status).toBe(200);
    expect(await sees(anybody(), link)).toBe(true);
  });

  test('refuses wrong ones after ten from one place, and right ones from there too, while other places still get in', async () => {
    const link = await locked();
    const [guesser, guest] = [anybody(), anybody()];
    for (let n = 0; n < 10; n += 1) expect((await say(guesser, link, `guess ${n}`)).status).toBe(401);
    const refused = await say(guesser, link, PASSWORD);
    expect([refused.status, Number(refused.headers.get('retry-after'))]).toEqual([429, expect.any(Number)]);
    expect((await say(guest, link, PASSWORD)).status).toBe(204);
  });

  test('refuses everybody after a hundred wrong ones in an hour, and right ones do not count', async () => {
    const link = await locked();
    const guest = anybody();
    for (let n = 0; n < 12; n += 1) expect((await say(guest, link, PASSWORD)).status).toBe(204);
    // As if so many had guessed from all over the world.
    const { count } = await db().rateLimit.updateMany({
      where: { key: `share:password:link:${link.id}` },
      data: { used: 100 },
    });
    expect(count).toBe(1);
    expect((await say(anybody(), link, PASSWORD)).status).toBe(429);
  });

  test('takes nothing but a text for one', async () => {
    const link = await locked();
    for (const body of [{}, { password: 5 }, { password: null }, []])
      expect((await anybody().post(`${link.door}/password`, body)).status).toBe(400);
    expect((await say(anybody(), link, '\u0000'.repeat(9_000))).status).toBe(401);
  });
});

test('whoever opens share links without end is told to wait, before anything is looked up', async () => {
  const person = anybody();
  await db().rateLimit.create({
    data: { key: `share:open:client:${person.address}`, used: 120, windowStartAt: new Date() },
  });
  const link = await locked(null);
  expect(await sees(anybody(), link)).toBe(true);
  const page = await (await person.fetch(link.page)).text();
  expect(page).toContain('Too many at once');
  expect(page).not.toContain('Secret lamps');
  expect((await person.post(`${link.door}/view`, {})).status).toBe(429);
});
