import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { Client } from '../support/client';
import { type Submission, signedIn, uniquePng } from '../support/http';
import { type Product, startWebOnly } from '../support/product';

let product: Product;
beforeAll(async () => {
  product = await startWebOnly();
}, 300_000);
afterAll(() => product?.stop());

const person = async () => (await signedIn(product.url, { creditMicros: 180_000n })).client;
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const ask = (client: Client, body: string) =>
  client.fetch('/api/cutouts/known', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
const knownOf = async (client: Client, hashes: string[]) =>
  (await ask(client, JSON.stringify({ hashes }))).json() as Promise<{ known: string[] }>;

async function sent(client: Client) {
  const bytes = await uniquePng();
  const { cutouts }: Submission = await (await client.submit([{ name: 'a.png', bytes }])).json();
  return { bytes, hash: hashOf(bytes), id: cutouts[0]?.id ?? '' };
}

test('what is called known is then answered for nothing, and what is not is charged', async () => {
  const ada = await person();
  const { bytes, hash } = await sent(ada);
  const other = await uniquePng();
  expect(await knownOf(ada, [hash, hashOf(other)])).toEqual({ known: [hash] });

  const answer: Submission = await (
    await ada.submit([bytes, other].map((one) => ({ name: 'b.png', bytes: one })))
  ).json();
  expect(answer.cutouts.map(({ reused }) => reused)).toEqual([true, false]);
  expect(answer.wallet.availableMicros).toBe('144000');
});

test('known photos are answered although no credit is left', async () => {
  const { client, workspace } = await signedIn(product.url, { creditMicros: 18_000n });
  const { bytes, hash } = await sent(client);
  expect(await knownOf(client, [hash])).toEqual({ known: [hash] });
  const again = await client.submit([{ name: 'again.png', bytes }]);
  expect(again.status).toBe(201);
  expect(await db().wallet.findUniqueOrThrow({ where: { workspaceId: workspace.id } })).toMatchObject({
    availableMicros: 0n,
  });
});

test('nobody learns what others have cut out, nor is what was deleted, failed, or cut by another model called known', async () => {
  const [ada, bob] = [await person(), await person()];
  const { hash, id } = await sent(ada);
  expect(await knownOf(bob, [hash])).toEqual({ known: [] });

  const set = (data: object) => db().cutout.update({ where: { id }, data });
  await set({ model: 'another-model' });
  expect(await knownOf(ada, [hash])).toEqual({ known: [] });
  await set({ model: 'bria-image-remove-background' });
  expect(await knownOf(ada, [hash])).toEqual({ known: [hash] });
  expect((await ada.fetch(`/api/cutouts/${id}`, { method: 'DELETE' })).status).toBe(204);
  expect(await knownOf(ada, [hash])).toEqual({ known: [] });

  const failed = await sent(ada);
  await db().cutout.update({ where: { id: failed.id }, data: { status: 'failed', endedAt: new Date() } });
  expect(await knownOf(ada, [failed.hash])).toEqual({ known: [] });
});

test('a question that is not one is refused, a larger one than 500 photos too, and a stranger asks nothing', async () => {
  const ada = await person();
  const hash = hashOf(new Uint8Array());
  const bodies = ['', '[]', '{"hashes":"x"}', '{"hashes":["x"]}', JSON.stringify({ hashes: Array(501).fill(hash) })];
  for (const body of bodies) expect((await ask(ada, body)).status, body.slice(0, 40)).toBe(400);
  expect((await ask(ada, JSON.stringify({ hashes: Array(500).fill(hash) }))).status).toBe(200);
  expect((await ask(ada, 'a'.repeat(70_000))).status).toBe(413);
  const stranger = new Client(product.url);
  expect((await ask(stranger, JSON.stringify({ hashes: [hash] }))).status).toBe(401);
});
