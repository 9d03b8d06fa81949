import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { SQUARE_MAX_BYTES } from '@/lib/images/square';
import type { Role } from '@/prisma/generated/enums';
import { callAction } from '../support/call-action';
import type { Client } from '../support/client';
import { aTeam } from '../support/factories';
import { signedIn, storedFiles } from '../support/http';
import { type Product, startWebOnly } from '../support/product';
import { animatedPng, animatedWebp, picture, pngChunk, pngHeader, pngSignature } from '../support/sample-images';

let product: Product;
beforeAll(async () => {
  product = await startWebOnly();
}, 300_000);
afterAll(() => product?.stop());

/** A team, and browsers of people in it. */
async function team() {
  const { workspace } = await aTeam();
  const at = `/api/workspaces/${workspace.slug}/picture`;
  const as = async (role: Role): Promise<Client> => {
    const { client, user } = await signedIn(product.url);
    await db().member.create({ data: { workspaceId: workspace.id, userId: user.id, role } });
    return client;
  };
  const row = () => db().workspace.findUniqueOrThrow({ where: { id: workspace.id }, include: { picture: true } });
  return { workspace, at, as, row, admin: await as('admin') };
}
const put = (client: Client, at: string, bytes: Uint8Array) =>
  client.fetch(at, { method: 'PUT', body: new Uint8Array(bytes) });
const plain = () => picture(640, 400).jpeg().toBuffer();

describe('a picture that is sent', () => {
  test.each([
    [
      'a JPEG that lies on its side and says where it was taken',
      () =>
        picture(900, 500)
          .withExif({ IFD0: { Copyright: 'somebody' }, IFD3: { GPSLatitudeRef: 'N' } })
          .withMetadata({ orientation: 6 })
          .jpeg()
          .toBuffer(),
    ],
    [
      'a PNG of noise',
      async () => {
        const noise = {
          create: {
            width: 700,
            height: 700,
            channels: 4 as const,
            background: '#0000',
            noise: { type: 'gaussian' as const, mean: 128, sigma: 90 },
          },
        };
        return sharp(noise).png().toBuffer();
      },
    ],
    ['a WebP of one pixel', () => picture(1, 1).webp().toBuffer()],
  ])('becomes a small square WebP without metadata: %s', async (_what, make) => {
    const { at, row, admin, workspace } = await team();
    const answer = await put(admin, at, await make());
    const { pictureHash } = await row();
    expect([answer.status, await answer.json()]).toEqual([200, { pictureHash }]);
    const kept = (await row()).picture?.bytes ?? new Uint8Array();
    expect(kept.byteLength).toBeLessThanOrEqual(SQUARE_MAX_BYTES);
    const seen = await sharp(kept).metadata();
    expect(seen).toMatchObject({ format: 'webp', width: 256, height: 256 });
    expect([seen.exif, seen.icc, seen.xmp, seen.orientation]).toEqual([undefined, undefined, undefined, undefined]);
    expect(await db().activity.findMany({ where: { workspaceId: workspace.id } })).toMatchObject([
      { kind: 'picture_changed' },
    ]);
  });

  const refused: [string, number, string, () => Promise<Uint8Array> | Uint8Array][] = [
    ['no picture', 415, 'unsupported_type', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['nothing', 422, 'empty_file', () => new Uint8Array()],
    ['an animated PNG', 422, 'animated', animatedPng],
    ['an animated WebP', 422, 'animated', animatedWebp],
    [
      'a bomb',
      422,
      'too_many_pixels',
      () =>
        Buffer.concat([pngSignature, pngHeader(8_500, 6_000), pngChunk('IDAT', Buffer.alloc(40)), pngChunk('IEND')]),
    ],
    ['half a picture', 422, 'damaged', async () => (await plain()).subarray(0, 900)],
    ['more than 5 MB', 413, 'too_large', () => new Uint8Array(5_000_001)],
  ];
  test.each(refused)('is refused when it is %s, and the one before stays', async (_what, status, code, make) => {
    const { at, row, admin } = await team();
    await put(admin, at, await plain());
    const before = await row();
    const answer = await put(admin, at, await make());
    expect([answer.status, await answer.json()]).toMatchObject([status, { code, detail: expect.any(String) }]);
    expect(await row()).toEqual(before);
    expect(await storedFiles(product.dataDir)).toEqual([]);
  });

  test('is taken 30 times in ten minutes', async () => {
    const { at, admin } = await team();
    const one = await plain();
    const statuses = await Promise.all(Array.from({ length: 32 }, async () => (await put(admin, at, one)).status));
    expect(statuses.sort()).toEqual([...Array.from({ length: 30 }, () => 200), 429, 429]);
  });
});

describe('a workspace’s picture', () => {
  test('is shown to every member, kept by browsers where its address names it, and asked for again elsewhere', async () => {
    const { at, as, row, admin } = await team();
    await put(admin, at, await plain());
    const hash = (await row()).pictureHash ?? '';
    const viewer = await as('viewer');
    const named = await viewer.fetch(`${at}?v=${hash.slice(0, 16)}`);
    expect([named.status, named.headers.get('content-type'), named.headers.get('cache-control')]).toEqual([
      200,
      'image/webp',
      'private, max-age=31536000, immutable',
    ]);
    expect(Buffer.from(await named.arrayBuffer()).equals((await row()).picture?.bytes ?? Buffer.alloc(0))).toBe(true);
    const unnamed = await viewer.fetch(at);
    expect(unnamed.headers.get('cache-control')).toBe('private, no-cache');
    const again = await viewer.fetch(at, { headers: { 'if-none-match': unnamed.headers.get('etag') ?? '' } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  test('is nothing to others: to read, to change or to remove, as if there were no such workspace', async () => {
    const { at, as, row, admin, workspace } = await team();
    await put(admin, at, await plain());
    const before = await row();
    const stranger = (await signedIn(product.url)).client;
    const nowhere = '/api/workspaces/no-such-team/picture';
    const told = async (answer: Promise<Response>) => [(await answer).status, await (await answer).text()];
    expect(await told(stranger.fetch(at))).toEqual(await told(stranger.fetch(nowhere)));
    for (const client of [stranger, await as('viewer'), await as('member')]) {
      expect(await told(put(client, at, await plain()))).toEqual(await told(put(client, nowhere, await plain())));
      const missing = await callAction(client, 'dropPicture', { workspace: 'no-such-team', wish: null });
      expect(missing).toMatchObject({ ok: false });
      expect(await callAction(client, 'dropPicture', { workspace: workspace.slug, wish: null })).toEqual(missing);
    }
    expect((await fetch(new URL(at, product.url))).status).toBe(401);
    expect(await row()).toEqual(before);
  });

  test('goes when it is removed, and there is nothing where it was', async () => {
    const { at, row, admin, workspace } = await team();
    expect((await admin.fetch(at)).status).toBe(404);
    await put(admin, at, await plain());
    expect(await callAction(admin, 'dropPicture', { workspace: workspace.slug, wish: null })).toMatchObject({
      ok: true,
    });
    expect(await row()).toMatchObject({ pictureHash: null, picture: null });
    expect((await admin.fetch(at)).status).toBe(404);
  });
});
