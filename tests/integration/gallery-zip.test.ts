import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { zipOf } from '@/lib/archives/service';
import { db } from '@/lib/db';
import { putBytes } from '@/lib/storage/client';
import { aTeam } from '../support/factories';
import { aCutout } from '../support/gallery';
import { signedIn } from '../support/http';
import { type Product, startWebOnly } from '../support/product';
import { retainedBytes } from '../support/retained';
import { unzip } from '../support/unzip';

let product: Product;
let folder: string;
beforeAll(async () => {
  // One data folder for the product and for what this file stores.
  product = await startWebOnly({ DATA_DIR: process.env.DATA_DIR ?? '' });
}, 300_000);
afterAll(() => product?.stop());
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'clearcut-zip-'));
  return () => rm(folder, { recursive: true, force: true });
});

async function aMemberOfATeam() {
  const team = await aTeam();
  const { client, user } = await signedIn(product.url);
  await db().member.create({ data: { workspaceId: team.workspace.id, userId: user.id, role: 'viewer' } });
  const ask = (selection: unknown, slug = team.workspace.slug) =>
    client.fetch(`/api/zip?workspace=${slug}`, {
      method: 'POST',
      body: new URLSearchParams({ selection: JSON.stringify(selection) }),
    });
  return { ...team, client, ask };
}

const HOSTILE = [
  '../../../../tmp/evil.png',
  '..\\..\\evil.png',
  '/etc/passwd',
  'C:\\Windows\\x.png',
  'line\nbreak\r\n.png',
  'nul\0byte.png'.replace('\0', '\u0001'),
  '\u202egnp.exe',
  `${'long '.repeat(60)}.png`,
  `${'猫'.repeat(300)}.png`,
  'CON.png',
  'lpt1',
  'nul.tar.gz',
  '.htaccess',
  '-rf',
  'dots...',
  'a?b*c|d<e>f"g:h.png',
  '~root.png',
  '   ',
  'ünïcödé.png',
  'U\u0308nïcödé.png',
];

describe('a ZIP of a selection', () => {
  test('holds 500 results under names that unpack safely, and is as long as it said', {
    timeout: 120_000,
  }, async () => {
    const { scope, ask, workspace } = await aMemberOfATeam();
    const stored = await Promise.all(Array.from({ length: 20 }, () => putBytes(randomBytes(30_000))));
    for (let index = 0; index < 500; index += 1) {
      const { hash, sizeBytes } = stored[index % 20] ?? { hash: '', sizeBytes: 0 };
      const name = HOSTILE[index % HOSTILE.length] ?? '';
      await aCutout(scope, { name, resultHash: hash, resultSizeBytes: sizeBytes });
    }
    await aCutout(scope, { status: 'failed', resultHash: null });
    await aCutout(scope, { deletedAt: new Date() });

    const response = await ask({ matching: {}, upTo: null, except: [] });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="clearcut-${workspace.slug}-\\d{4}-\\d\\d-\\d\\d\\.zip"$`),
    );
    const archive = path.join(folder, 'all.zip');
    await writeFile(archive, new Uint8Array(await response.arrayBuffer()));
    expect((await stat(archive)).size).toBe(Number(response.headers.get('content-length')));

    const target = await mkdtemp(path.join(folder, 'out-'));
    const files = await unzip(archive, target);
    expect(files.size).toBe(500);
    expect(await readdir(target)).toHaveLength(500);
    expect([...new Set(files.values())].sort()).toEqual(stored.map(({ hash }) => hash).sort());
    for (const name of files.keys()) expect(name).toMatch(/^[^\p{Cc}\p{Cf}/\\<>:"|?*]{1,208}$/u);
  });

  test('is refused when there is nothing in it, too much, or nothing of it is one’s own to see', async () => {
    const { scope, ask, client } = await aMemberOfATeam();
    const other = await aTeam();
    const theirs = await aCutout(other.scope);
    const code = async (response: Response) => [response.status, (await response.json()).code];
    expect(await code(await ask({ ids: [] }))).toEqual([422, 'nothing_selected']);
    expect(await code(await ask({ ids: [theirs.id] }))).toEqual([422, 'nothing_selected']);
    expect(await code(await ask({ ids: [theirs.id] }, other.workspace.slug))).toEqual([404, 'not_found']);
    for (const selection of ['', '{', [], { ids: ['x'] }, { ids: null }, { matching: {} }]) {
      expect(await code(await ask(selection))).toEqual([400, 'bad_request']);
    }
    const seed = await aCutout(scope);
    await db().$executeRaw`
      insert into cutouts select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid()))).*
      from cutouts c, generate_series(1, 5000) where c.id = ${seed.id}::uuid`;
    expect(await code(await ask({ matching: {}, upTo: null, except: [] }))).toEqual([422, 'too_many_images']);
    expect((await client.fetch('/api/zip', { method: 'POST' })).status).toBe(400);
  });

  test('breaks off when a file is missing, so that nobody takes half of it for the whole', async () => {
    const { scope, ask } = await aMemberOfATeam();
    const { hash, sizeBytes } = await putBytes(randomBytes(3_000_000));
    await aCutout(scope, { resultHash: 'e'.repeat(64), resultSizeBytes: 10 });
    await aCutout(scope, { resultHash: hash, resultSizeBytes: sizeBytes });
    const response = await ask({ matching: {}, upTo: null, except: [] });
    await expect(response.arrayBuffer()).rejects.toThrow();
    expect((await ask({ ids: [] })).status).toBe(422);
  });
});

test('500 results of a megabyte keep none of themselves in memory while they are sent', {
  timeout: 120_000,
}, async () => {
  const { hash, sizeBytes } = await putBytes(randomBytes(1_000_000));
  const objects = Array.from({ length: 500 }, (_, index) => ({
    name: `${index}.png`,
    hash,
    sizeBytes,
    at: new Date(),
  }));
  const { stream, sizeBytes: said } = zipOf(objects);
  const reader = stream.getReader();
  let early = 0;
  let most = 0;
  let sent = 0;
  let nextLook = 50_000_000;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    sent += part.value.byteLength;
    if (sent < nextLook) continue;
    nextLook = sent + 50_000_000;
    const kept = retainedBytes();
    // What the first fifty took stays: buffers to reuse, code.
    early ||= kept;
    most = Math.max(most, kept - early);
  }
  expect(sent).toBe(said);
  expect(most).toBeLessThan(4_000_000);
});

test('a reader that leaves closes what was open, and one that never reads opens nothing', async () => {
  const open = async () => (await readdir('/proc/self/fd').catch(() => [])).length;
  const { hash, sizeBytes } = await putBytes(randomBytes(5_000_000));
  const objects = Array.from({ length: 20 }, (_, index) => ({ name: `${index}.png`, hash, sizeBytes, at: new Date() }));
  const before = await open();
  for (let round = 0; round < 20; round += 1) {
    const reader = zipOf(objects).stream.getReader();
    await reader.read();
    await reader.read();
    await reader.cancel();
    await zipOf(objects).stream.cancel();
  }
  expect(await open()).toBeLessThanOrEqual(before + 2);
});
