import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { newId } from '@/lib/ids';
import { callWithForm } from '../support/call-action';
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
