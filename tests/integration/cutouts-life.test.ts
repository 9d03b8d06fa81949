import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { startGmiSandbox } from '@/lib/sandbox/gmi/server';
import { type Submission, signedIn, uniquePng } from '../support/http';
import { brokenInvariants } from '../support/invariants';
import { type Product, startProduct } from '../support/product';
import { picture } from '../support/sample-images';

let product: Product;
let sandbox: Awaited<ReturnType<typeof startGmiSandbox>>;
let webServer: Server;
let webOrigin: string;
const databaseUrl = process.env.DATABASE_URL ?? '';
const toTheEnd = { prefer: 'wait=60' };
const sha256 = (bytes: ArrayBuffer | Uint8Array) => createHash('sha256').update(new Uint8Array(bytes)).digest('hex');

beforeAll(async () => {
  sandbox = await startGmiSandbox({ engine: 'ellipse' });
  webServer = createServer(async (request, response) => {
    if (request.url === '/loop') return response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    response.writeHead(200, { 'content-type': 'image/png' }).end(await uniquePng(20, 10));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => webServer.once('listening', resolve));
  webOrigin = `http://127.0.0.1:${(webServer.address() as AddressInfo).port}`;
  product = await startProduct({ gmiUrl: sandbox.url, databaseUrl, env: { FETCH_ALLOW_ORIGINS: webOrigin } });
});
afterAll(async () => {
  await product?.stop();
  await sandbox?.close();
  webServer?.close();
});

beforeEach(() => fetch(new URL('/sandbox/scenarios', sandbox.url), { method: 'DELETE' }));

const scripted = (...steps: object[]) =>
  fetch(new URL('/sandbox/scenarios', sandbox.url), { method: 'POST', body: JSON.stringify(steps) });
const submits = async (): Promise<number> => {
  const { calls } = await (await fetch(new URL('/sandbox/calls', sandbox.url))).json();
  return calls.filter((call: { method: string }) => call.method === 'POST').length;
};

describe('a cutout', () => {
  test('comes back as a PNG with alpha at the size it went in, is charged once and stays in the history', async () => {
    const { client, scope } = await signedIn(product.url, { creditMicros: 180_000n });
    const source = new Uint8Array(await picture(300, 200).jpeg().toBuffer());
    const { cutouts, wallet }: Submission = await (
      await client.submit([{ name: '../Fjord\u202e.jpg', bytes: source }], '', toTheEnd)
    ).json();
    const [cutout] = cutouts;
    expect(cutout).toMatchObject({
      status: 'succeeded',
      name: 'Fjord.jpg',
      width: 300,
      height: 200,
      priceMicros: '18000',
    });
    expect(wallet).toEqual({ availableMicros: '162000', heldMicros: '0' });

    const result = await client.fetch(cutout?.urls.result ?? '');
    expect(result.headers.get('content-type')).toBe('image/png');
    expect(result.headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
    const metadata = await sharp(Buffer.from(await result.arrayBuffer())).metadata();
    expect(metadata).toMatchObject({ format: 'png', width: 300, height: 200, hasAlpha: true });

    const original = await client.fetch(cutout?.urls.original ?? '');
    expect(sha256(await original.arrayBuffer())).toBe(sha256(source));
    const thumbnail = await client.fetch(cutout?.urls.thumbnail ?? '');
    expect(await sharp(Buffer.from(await thumbnail.arrayBuffer())).metadata()).toMatchObject({
      format: 'webp',
      width: 256,
    });
    const again = await client.fetch(`/api/cutouts/${cutout?.id}/result`, {
      headers: { 'if-none-match': result.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);

    expect(await client.json('/api/cutouts')).toMatchObject({ cutouts: [{ id: cutout?.id }], nextCursor: null });
    expect(await db().usageRecord.findMany({ where: { workspaceId: scope.workspaceId } })).toMatchObject([
      { priceMicros: 18_000n, costMicros: 18_000n, cutoutId: cutout?.id },
    ]);
    expect(await brokenInvariants(databaseUrl)).toEqual([]);
  });

  test('of the same bytes is answered from history for nothing; “cut again” is a new one', async () => {
    const { client } = await signedIn(product.url, { creditMicros: 180_000n });
    const bytes = await uniquePng();
    const first: Submission = await (await client.submit([{ name: 'a.png', bytes }], '', toTheEnd)).json();
    const second: Submission = await (await client.submit([{ name: 'b.png', bytes }])).json();
    expect(second).toMatchObject({
      cutouts: [{ id: first.cutouts[0]?.id, reused: true, status: 'succeeded' }],
      wallet: { availableMicros: '162000', heldMicros: '0' },
    });
    const again: Submission = await (await client.submit([{ name: 'a.png', bytes }], '?again=1', toTheEnd)).json();
    expect(again.cutouts[0]?.id).not.toBe(first.cutouts[0]?.id);
    expect(again.wallet.availableMicros).toBe('144000');
  });

  test('of the same bytes is free while any cut of them is in the history, also one that was cut again', async () => {
    const { client } = await signedIn(product.url, { creditMicros: 180_000n });
    const bytes = await uniquePng();
    const submit = async (query = '', headers = {}): Promise<Submission> =>
      (await client.submit([{ name: 'a.png', bytes }], query, headers)).json();
    const first = await submit('?again=1');
    const plain = await submit('', toTheEnd);
    expect(plain.cutouts).toMatchObject([{ id: first.cutouts[0]?.id, reused: true }]);

    const second = await submit('?again=1', toTheEnd);
    expect((await submit()).cutouts).toMatchObject([{ id: second.cutouts[0]?.id, reused: true }]);
    await client.fetch(`/api/cutouts/${second.cutouts[0]?.id}`, { method: 'DELETE' });
    expect((await submit()).cutouts).toMatchObject([{ id: first.cutouts[0]?.id, reused: true }]);
    expect((await submit()).wallet).toEqual({ availableMicros: '144000', heldMicros: '0' });
  });

  test('sent ten times at once is cut and charged once', async () => {
    const { client } = await signedIn(product.url, { creditMicros: 180_000n });
    const bytes = await uniquePng();
    const answers = await Promise.all(
      Array.from(
        { length: 10 },
        async (): Promise<Submission> => (await client.submit([{ name: 'a.png', bytes }], '', toTheEnd)).json(),
      ),
    );
    expect(new Set(answers.map(({ cutouts }) => cutouts[0]?.id)).size).toBe(1);
    expect(await client.json('/api/wallet')).toMatchObject({ availableMicros: '162000', heldMicros: '0' });
    expect(await brokenInvariants(databaseUrl)).toEqual([]);
  });

  test('submitted twice under one Idempotency-Key is one, and the key refuses other bytes', async () => {
    const { client } = await signedIn(product.url, { creditMicros: 180_000n });
    const bytes = await uniquePng();
    const key = { 'idempotency-key': 'order-17' };
    const first: Submission = await (await client.submit([{ name: 'a.png', bytes }], '?again=1', key)).json();
    const second: Submission = await (await client.submit([{ name: 'a.png', bytes }], '?again=1', key)).json();
    expect(second.cutouts[0]?.id).toBe(first.cutouts[0]?.id);
    // Charged, though not twice: only an answer from history is free.
    expect([...first.cutouts, ...second.cutouts].map(({ reused }) => reused)).toEqual([false, false]);
    const other = await client.submit([{ name: 'b.png', bytes: await uniquePng() }], '', key);
    expect([other.status, (await other.json()).code]).toEqual([422, 'idempotency_mismatch']);
  });

  test('that the upstream refuses is failed with a reason and not charged', async () => {
    const { client } = await signedIn(product.url, { creditMicros: 18_000n });
    await scripted(
      { on: 'submit', status: 400, body: { error: 'no subject' } },
      { on: 'submit', status: 400, body: { error: 'no subject' } },
    );
    const { cutouts, wallet }: Submission = await (
      await client.submit([{ name: 'a.png', bytes: await uniquePng() }], '', toTheEnd)
    ).json();
    expect(cutouts[0]).toMatchObject({
      status: 'failed',
      failureReason: 'input_refused',
      failureText: expect.stringMatching(/\.$/),
    });
    expect(wallet).toEqual({ availableMicros: '18000', heldMicros: '0' });
    expect(await brokenInvariants(databaseUrl)).toEqual([]);
  });

  test('that meets a passing fault is tried again and charged once', async () => {
    const { client } = await signedIn(product.url, { creditMicros: 18_000n });
    await scripted({ on: 'submit', status: 503, body: { error: 'Upstream capacity temporarily exhausted' } });
    const { cutouts, wallet }: Submission = await (
      await client.submit([{ name: 'a.png', bytes: await uniquePng() }], '', toTheEnd)
    ).json();
    expect(cutouts[0]).toMatchObject({ status: 'succeeded' });
    expect(wallet).toEqual({ availableMicros: '0', heldMicros: '0' });
  });

  test('whose result is downloaded broken is downloaded again, not bought again', async () => {
    const { client } = await signedIn(product.url, { creditMicros: 18_000n });
    await scripted({ on: 'media', status: 500 });
    const before = await submits();
    const { cutouts }: Submission = await (
      await client.submit([{ name: 'a.png', bytes: await uniquePng() }], '', toTheEnd)
    ).json();
    expect(cutouts[0]).toMatchObject({ status: 'succeeded' });
    expect(await submits()).toBe(before + 1);
  });

  test('comes from an address too, and a redirect inside is refused', async () => {
    const { client } = await signedIn(product.url, { creditMicros: 180_000n });
    const byUrl = (url: string) =>
      client.fetch('/api/cutouts', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...toTheEnd },
        body: JSON.stringify({ url }),
      });
    const good = await byUrl(`${webOrigin}/shoes/red%20shoe.png`);
    expect(await good.json()).toMatchObject({ cutouts: [{ name: 'red shoe.png', width: 20, status: 'succeeded' }] });
    const bad = await byUrl(`${webOrigin}/loop`);
    expect([bad.status, (await bad.json()).code]).toEqual([422, 'address_refused']);
  });

  test('in the trash is missing, and its bytes can be cut out anew', async () => {
    const { client } = await signedIn(product.url, { creditMicros: 180_000n });
    const bytes = await uniquePng();
    const first: Submission = await (await client.submit([{ name: 'a.png', bytes }], '', toTheEnd)).json();
    const id = first.cutouts[0]?.id;
    expect((await client.fetch(`/api/cutouts/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await client.fetch(`/api/cutouts/${id}`)).status).toBe(404);
    expect((await client.fetch(`/api/cutouts/${id}`, { method: 'DELETE' })).status).toBe(404);
    const second: Submission = await (await client.submit([{ name: 'a.png', bytes }], '', toTheEnd)).json();
    expect(second.cutouts[0]?.id).not.toBe(id);
    expect(await brokenInvariants(databaseUrl)).toEqual([]);
  });

  test('is found page by page, each once, newest first', async () => {
    const { client } = await signedIn(product.url, { creditMicros: 180_000n });
    for (let index = 0; index < 7; index += 1)
      await client.submit([{ name: `photo ${index}.png`, bytes: await uniquePng() }]);
    const names: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor ? `&cursor=${cursor}` : '';
      const page: { cutouts: { name: string }[]; nextCursor: string | null } = await client.json(
        `/api/cutouts?limit=3${query}`,
      );
      names.push(...page.cutouts.map(({ name }) => name));
      cursor = page.nextCursor;
    } while (cursor);
    expect(names).toEqual([6, 5, 4, 3, 2, 1, 0].map((index) => `photo ${index}.png`));
    expect(await client.json('/api/cutouts?q=PHOTO%205')).toMatchObject({ cutouts: [{ name: 'photo 5.png' }] });
    expect((await client.fetch('/api/cutouts?cursor=nonsense')).status).toBe(400);
  });
});
