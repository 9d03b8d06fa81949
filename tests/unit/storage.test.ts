import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { removeAside, setAside } from '@/lib/storage/aside';
import { isStored, keep, openStored, putBytes, storedPath } from '@/lib/storage/client';
import { discard, stage, stageBytes, sweepStaging } from '@/lib/storage/staging';

let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'clearcut-storage-'));
  process.env.DATA_DIR = dataDir;
  process.env.DATABASE_URL = 'postgres://unused';
  process.env.MODE = 'local';
});
beforeEach(() => rm(path.join(dataDir, 'blobs'), { recursive: true, force: true }));
afterAll(() => rm(dataDir, { recursive: true, force: true }));

async function* chunksOf(...chunks: (string | Error)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) {
    if (chunk instanceof Error) throw chunk;
    yield Buffer.from(chunk);
  }
}
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const filesBelow = async (name: string) => {
  const entries = await readdir(path.join(dataDir, name), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
};
const readAll = async (hash: string) => {
  const opened = await openStored(hash);
  return opened && Buffer.from(await new Response(opened.stream).arrayBuffer()).toString();
};

describe('staging', () => {
  test('a stream arrives whole, with its size and its sha256', async () => {
    const staged = await stage(chunksOf('clear', 'cut'), 8);
    expect(staged).toMatchObject({ ok: true, value: { hash: sha256('clearcut'), sizeBytes: 8 } });
    if (!staged.ok) return;
    expect(await readFile(staged.value.path, 'utf8')).toBe('clearcut');
    await discard(staged.value);
  });

  test('one byte over the limit is refused, the rest is not read and nothing stays on disk', async () => {
    let read = 0;
    async function* endless() {
      for (;;) {
        read += 1;
        yield Buffer.alloc(10);
      }
    }
    expect(await stage(endless(), 29)).toEqual({ ok: false, reason: 'too_large', limitBytes: 29 });
    expect(read).toBe(3);
    expect(await filesBelow('staging')).toEqual([]);
  });

  test('no bytes are refused as an empty file', async () => {
    expect(await stage(chunksOf(''), 10)).toEqual({ ok: false, reason: 'empty_file' });
    expect(await filesBelow('staging')).toEqual([]);
  });

  test('a sender who goes away leaves nothing on disk', async () => {
    await expect(stage(chunksOf('half', new Error('aborted')), 100)).rejects.toThrow('aborted');
    expect(await filesBelow('staging')).toEqual([]);
  });

  test('leftovers of dead processes go after an hour, younger files stay', async () => {
    const now = new Date();
    const old = path.join(dataDir, 'staging', 'old');
    await writeFile(old, 'x');
    await utimes(old, now, new Date(now.getTime() - 61 * 60_000));
    const young = await stageBytes(Buffer.from('young'));
    expect(await sweepStaging(now)).toBe(1);
    expect(await filesBelow('staging')).toEqual([path.basename(young.path)]);
    await discard(young);
  });
});

describe('the store', () => {
  test('what was kept is there after its staged file is gone', async () => {
    const staged = await stageBytes(Buffer.from('picture'));
    await keep(staged);
    await discard(staged);
    expect(await readAll(sha256('picture'))).toBe('picture');
    expect(storedPath(staged.hash)).toBe(path.join(dataDir, 'blobs', staged.hash.slice(0, 2), staged.hash));
  });

  test('the same bytes kept by many at once are one object', async () => {
    const kept = await Promise.all(Array.from({ length: 20 }, () => putBytes(Buffer.from('twin'))));
    expect(new Set(kept.map(({ hash }) => hash))).toEqual(new Set([sha256('twin')]));
    expect(await filesBelow('blobs')).toEqual([sha256('twin')]);
    expect(await filesBelow('staging')).toEqual([]);
  });

  test('an object of many chunks comes back byte for byte, with its size', async () => {
    const text = 'clearcut'.repeat(100_000);
    const { hash, sizeBytes } = await putBytes(Buffer.from(text));
    expect(sizeBytes).toBe(text.length);
    expect((await openStored(hash))?.sizeBytes).toBe(text.length);
    expect(sha256((await readAll(hash)) ?? '')).toBe(sha256(text));
  });

  test('a reader may go away in the middle', async () => {
    const { hash } = await putBytes(Buffer.alloc(1_000_000, 'a'));
    const opened = await openStored(hash);
    const reader = opened?.stream.getReader();
    expect((await reader?.read())?.value?.byteLength).toBeGreaterThan(0);
    await reader?.cancel();
    await setAside(hash, new Date());
    await removeAside(hash);
    expect(await isStored(hash)).toBe(false);
  });

  test('an object that is not there is null, and taking it away is fine', async () => {
    expect(await openStored(sha256('nobody'))).toBeNull();
    await setAside(sha256('nobody'), new Date());
    await removeAside(sha256('nobody'));
  });

  test.each(['../../etc/passwd', '', 'A'.repeat(64), `${'a'.repeat(64)}/..`])('%j names no object', async (name) => {
    expect(() => storedPath(name)).toThrow('sha256');
    await expect(openStored(name)).rejects.toThrow('sha256');
  });
});
