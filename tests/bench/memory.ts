import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Agent, request } from 'node:http';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import sharp from 'sharp';
import { objectKey } from '@/lib/storage/rules';
import type { Client } from '../support/client';
import { signedIn } from '../support/http';
import { pngChunk } from '../support/sample-images';
import { atMost, type Figure, megabytes } from './figures';
import type { Bench } from './product';
import { peakSince, startPeak } from './resident';
import { multipart } from './submit';

const UPLOADS = 100;
/** Of noise, which no compression makes smaller: 20 MB, 6.7 megapixels. */
const SIDE_PX = 2_582;
const PIECE_BYTES = 64 * 1024;
/** The last chunk of every PNG. */
const IEND_BYTES = 12;

/**
 * How much the web server's resident memory grows, at its peak, while 100 uploads of 20 MB arrive together, over where it
 * was after the first one. Throws when a stored image differs from what was sent. No worker runs.
 */
export function memory({ withProduct }: Bench): Promise<Figure[]> {
  return withProduct({ workers: 0 }, async ({ url, dataDir, web }) => {
    const { client } = await signedIn(url, { creditMicros: 1_000_000_000n });
    const noise = await noisePng();
    const agent = new Agent({ maxSockets: UPLOADS });
    await upload(client, agent, distinct(noise));

    const pid = web.pid ?? 0;
    const beforeBytes = await startPeak(pid);
    const images = Array.from({ length: UPLOADS }, () => distinct(noise));
    const startedAt = performance.now();
    await Promise.all(images.map((image) => upload(client, agent, image)));
    const tookS = (performance.now() - startedAt) / 1000;
    const grownBytes = (await peakSince(pid)) - beforeBytes;
    agent.destroy();

    for (const { hash } of images) await assertStored(dataDir, hash);
    const rate = `${megabytes((UPLOADS * noise.length) / tookS)}/s`;
    return [
      atMost(`web server's growth, ${UPLOADS} × ${megabytes(noise.length)}`, grownBytes, 100e6, megabytes),
      { what: 'stored hashes equal to sent ones', value: `${images.length}`, aim: `${UPLOADS}`, isMet: true },
      { what: 'uploads together', value: rate, aim: '', isMet: null },
    ];
  });
}

type Image = { pieces: Buffer<ArrayBuffer>[]; hash: string };

async function noisePng(): Promise<Buffer> {
  const raw = { width: SIDE_PX, height: SIDE_PX, channels: 3 } as const;
  return sharp(randomBytes(SIDE_PX * SIDE_PX * 3), { raw })
    .png({ compressionLevel: 0 })
    .toBuffer();
}

/** The picture with a text before its end that nobody else has; shares the picture's memory. */
function distinct(png: Buffer): Image {
  const text = pngChunk('tEXt', Buffer.from(`Comment\0${randomUUID()}`, 'latin1'));
  const whole = [png.subarray(0, -IEND_BYTES), text, png.subarray(-IEND_BYTES)];
  const hash = createHash('sha256');
  const pieces = whole.flatMap((part) => {
    hash.update(part);
    return inPieces(part);
  });
  return { pieces, hash: hash.digest('hex') };
}

function inPieces(bytes: Buffer): Buffer<ArrayBuffer>[] {
  const count = Math.ceil(bytes.length / PIECE_BYTES);
  const { buffer } = bytes;
  if (!(buffer instanceof ArrayBuffer)) throw new Error('the picture lies in shared memory');
  return Array.from({ length: count }, (_, index) => {
    const start = index * PIECE_BYTES;
    return Buffer.from(buffer, bytes.byteOffset + start, Math.min(PIECE_BYTES, bytes.length - start));
  });
}

/** Sends one upload as slowly as the server takes it. */
async function upload(client: Client, agent: Agent, { pieces }: Image): Promise<void> {
  const { body, headers } = multipart(pieces);
  const sending = request(`${client.baseUrl}/api/cutouts`, {
    agent,
    method: 'POST',
    headers: { ...headers, cookie: client.cookieHeader() },
  });
  const answered = new Promise<void>((resolve, reject) => {
    sending.once('error', reject);
    sending.once('response', (response) => {
      response.resume();
      if (response.statusCode === 201) response.once('end', resolve);
      else reject(new Error(`an upload was answered with ${response.statusCode}`));
    });
  });
  await Promise.all([pipeline(Readable.from(body), sending), answered]);
}

async function assertStored(dataDir: string, hash: string): Promise<void> {
  const stored = createHash('sha256');
  await pipeline(createReadStream(path.join(dataDir, 'blobs', objectKey(hash))), stored);
  if (stored.digest('hex') !== hash) throw new Error(`what is stored as ${hash} is something else`);
}
