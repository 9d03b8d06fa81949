import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { startGmiSandbox } from '@/lib/sandbox/gmi/server';
import { type Submission, signedIn, storedFiles, uniquePng } from '../support/http';
import { brokenInvariants } from '../support/invariants';
import { type Product, startProduct } from '../support/product';
import { animatedPng, animatedWebp, picture, pngChunk, pngHeader, pngSignature } from '../support/sample-images';

let product: Product;
let sandbox: Awaited<ReturnType<typeof startGmiSandbox>>;
const databaseUrl = process.env.DATABASE_URL ?? '';
const text = (content: string) => new TextEncoder().encode(content);
/** 256 megapixels of black in 250 KB. */
const bomb = () =>
  Buffer.concat([
    pngSignature,
    pngHeader(16_000, 16_000, 0),
    pngChunk('IDAT', deflateSync(Buffer.alloc(16_000 * 16_001))),
    pngChunk('IEND'),
  ]);
const bytes = (buffer: Buffer) => new Uint8Array(buffer);

beforeAll(async () => {
  sandbox = await startGmiSandbox({ engine: 'instant' });
  product = await startProduct({ gmiUrl: sandbox.url, databaseUrl });
});
afterAll(async () => {
  await product?.stop();
  await sandbox?.close();
});

describe('a bad image', () => {
  const bad: [what: string, status: number, code: string, make: () => Promise<Uint8Array<ArrayBuffer>>][] = [
    ['an SVG', 415, 'unsupported_type', async () => text('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a GIF', 415, 'unsupported_type', async () => text('GIF89a\x01\x00\x01\x00')],
    ['a JPEG that is HTML', 415, 'unsupported_type', async () => text('<!doctype html><title>no</title>')],
    ['an empty file', 422, 'empty_file', async () => new Uint8Array()],
    ['an animated PNG', 422, 'animated', async () => bytes(await animatedPng())],
    ['an animated WebP', 422, 'animated', async () => bytes(animatedWebp())],
    [
      'a truncated JPEG',
      422,
      'damaged',
      async () => bytes((await picture(300, 200).jpeg().toBuffer()).subarray(0, 4_000)),
    ],
    ['256 megapixels in a few bytes', 422, 'too_many_pixels', async () => bytes(bomb())],
    ['more than 30 MB', 413, 'too_large', async () => new Uint8Array(30_000_001)],
  ];

  test.each(bad)(
    '%s is refused with %i, charges nothing and leaves nothing behind',
    async (_what, status, code, make) => {
      const { client, scope } = await signedIn(product.url, { creditMicros: 18_000n });
      const response = await client.submit([{ name: 'photo.jpg', bytes: await make() }]);
      const problem = await response.json();
      expect(response.status).toBe(status);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(problem).toMatchObject({ status, code, detail: expect.stringMatching(/\.$/) });
      expect(await client.json('/api/wallet')).toMatchObject({ availableMicros: '18000', heldMicros: '0' });
      expect(await db().cutout.count({ where: { workspaceId: scope.workspaceId } })).toBe(0);
      expect(await storedFiles(product.dataDir)).toEqual([]);
    },
  );

  test('beside good ones does not spoil them: each file has its own outcome, in order', async () => {
    const { client } = await signedIn(product.url, { creditMicros: 36_000n });
    const good = await uniquePng();
    const response = await client.submit([
      { name: 'good.png', bytes: good },
      { name: 'bad.png', bytes: text('no image') },
      { name: 'dear.png', bytes: await uniquePng() },
      { name: 'too dear.png', bytes: await uniquePng() },
    ]);
    expect(response.status).toBe(201);
    const { cutouts } = await response.json();
    expect(cutouts).toMatchObject([
      { name: 'good.png', priceMicros: '18000' },
      { error: { name: 'bad.png', code: 'unsupported_type' } },
      { name: 'dear.png' },
      { error: { name: 'too dear.png', code: 'insufficient_credit', neededMicros: '18000' } },
    ]);
    expect(await brokenInvariants(databaseUrl)).toEqual([]);
  });
});

describe('who may not submit', () => {
  test('without credit: 402 says what is needed, what is there and where to buy, and nothing is kept', async () => {
    const { client } = await signedIn(product.url, { creditMicros: 17_999n });
    const png = await uniquePng();
    const response = await client.submit([{ name: 'a.png', bytes: png }]);
    expect(response.status).toBe(402);
    expect(await response.json()).toMatchObject({
      code: 'insufficient_credit',
      buyUrl: expect.stringMatching(/^http:.*\/w\/[^/]+\/credits$/),
      neededMicros: '18000',
      availableMicros: '17999',
    });
    const hash = createHash('sha256').update(png).digest('hex');
    expect((await storedFiles(product.dataDir)).filter((file) => file.includes(hash))).toEqual([]);
  });

  test('by addresses without end: 429 after 120 a minute, and the wait is told', async () => {
    const { client } = await signedIn(product.url, { creditMicros: 18_000n });
    const submitUrl = (url: string) =>
      client.fetch('/api/cutouts', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ url }),
      });
    const statuses: number[] = [];
    for (let round = 0; round < 12; round += 1) {
      const answers = await Promise.all(Array.from({ length: 10 }, () => submitUrl('http://127.0.0.1/')));
      statuses.push(...answers.map(({ status }) => status));
    }
    expect(new Set(statuses)).toEqual(new Set([422]));
    const refused = await submitUrl('http://127.0.0.1/');
    expect([refused.status, (await refused.json()).code]).toEqual([429, 'too_many_requests']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('signed out: 401 on every route of cutouts and money', async () => {
    const answers = await Promise.all(
      ['/api/cutouts', '/api/cutouts/0', '/api/cutouts/0/result', '/api/wallet', '/api/events'].map((path) =>
        fetch(new URL(path, product.url)),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    const submit = await fetch(new URL('/api/cutouts', product.url), { method: 'POST', body: new FormData() });
    expect(submit.status).toBe(401);
  });

  test('somebody else’s cutout or workspace is missing, to the letter', async () => {
    const owner = await signedIn(product.url, { creditMicros: 18_000n });
    const stranger = await signedIn(product.url);
    const { cutouts }: Submission = await (
      await owner.client.submit([{ name: 'a.png', bytes: await uniquePng() }], '', { prefer: 'wait=30' })
    ).json();
    const id = cutouts[0]?.id ?? '';
    const absent = '01890000-0000-7000-8000-000000000000';
    for (const [path, method] of [
      ['', 'GET'],
      ['', 'DELETE'],
      ['/original', 'GET'],
      ['/result', 'GET'],
      ['/thumbnail', 'GET'],
    ] as const) {
      const foreign = await stranger.client.fetch(`/api/cutouts/${id}${path}`, { method });
      const missing = await stranger.client.fetch(`/api/cutouts/${absent}${path}`, { method });
      expect([foreign.status, await foreign.text()]).toEqual([404, await missing.text()]);
    }
    const list = await stranger.client.fetch(`/api/cutouts?workspace=${owner.workspace.slug}`);
    expect(list.status).toBe(404);
    expect((await owner.client.fetch(`/api/cutouts/${id}`)).status).toBe(200);
  });

  test('a browser on another site is refused before anything is read', async () => {
    const { client } = await signedIn(product.url, { creditMicros: 18_000n });
    const png = await uniquePng();
    const foreign = await client.submit([{ name: 'a.png', bytes: png }], '', { origin: 'https://evil.example' });
    expect(foreign.status).toBe(403);
    const crossSite = await client.submit([{ name: 'a.png', bytes: png }], '', { 'sec-fetch-site': 'cross-site' });
    expect(crossSite.status).toBe(403);
    expect(await client.json('/api/wallet')).toMatchObject({ availableMicros: '18000', heldMicros: '0' });
  });

  test.each([
    'http://127.0.0.1/x.png',
    'http://localhost/x.png',
    'http://169.254.169.254/latest/meta-data',
    'http://[::1]/x.png',
    'http://10.0.0.1/x.png',
    'file:///etc/passwd',
  ])('an address that leads inside, %s, is refused', async (url) => {
    const { client } = await signedIn(product.url, { creditMicros: 18_000n });
    const response = await client.fetch('/api/cutouts', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ url }),
    });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: 'address_refused' });
    expect(await client.json('/api/wallet')).toMatchObject({ availableMicros: '18000', heldMicros: '0' });
  });
});
