import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db';
import type { Client } from '../support/client';
import { signedIn, storedFiles, uniquePng } from '../support/http';
import { type Product, startWebOnly } from '../support/product';
import { slowUpload } from '../support/slow-upload';

// Room for two of the largest images: a person alone may have one on the way.
const LARGEST_BYTES = 30_000_000;
let product: Product;
let client: Client;
let workspaceId: string;
beforeAll(async () => {
  product = await startWebOnly({ UPLOAD_BYTES_IN_FLIGHT: String(2 * LARGEST_BYTES), UPLOAD_STALL_MS: '1000' });
  const person = await signedIn(product.url, { creditMicros: 18_000_000n });
  [client, workspaceId] = [person.client, person.workspace.id];
}, 300_000);
afterAll(() => product?.stop());

const nothingIsKept = async () => {
  expect(await storedFiles(product.dataDir)).toEqual([]);
  expect(await db().cutout.count({ where: { workspaceId } })).toBe(0);
};
/** What a socket hears until it is hung up on. */
async function heard(socket: Socket): Promise<string> {
  let answer = '';
  socket.on('data', (bytes) => {
    answer += bytes;
  });
  await once(socket, 'close');
  return answer;
}

// Were the room of one kept, the next would be refused with 429.
const ROUNDS = 3;

test('who stops in the middle of a photo is told so, loses the room, and leaves nothing behind', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const upload = slowUpload(product.url, { cookie: client.cookieHeader() }, await uniquePng(), LARGEST_BYTES);
    expect(await heard(upload.socket)).toMatch(/^HTTP\/1\.1 408 [\s\S]*connection: close[\s\S]*"code":"stalled"/i);
  }
  await nothingIsKept();
});

test('who announces an address and never sends it is told so, and loses the room', async () => {
  const { hostname, port, host } = new URL(product.url);
  const head = { host, cookie: client.cookieHeader(), 'content-type': 'application/json', 'content-length': 100 };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`);
  for (let round = 0; round < ROUNDS; round += 1) {
    const socket = connect(Number(port), hostname);
    socket.write(`POST /api/cutouts HTTP/1.1\r\n${lines.join('')}\r\n{"url":`);
    expect(await heard(socket)).toMatch(/^HTTP\/1\.1 408 [\s\S]*"code":"stalled"/);
  }
  await nothingIsKept();
});
