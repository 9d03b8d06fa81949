import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../support/client';
import { signedIn, storedFiles, uniquePng } from '../support/http';
import { type Product, startProduct } from '../support/product';
import { until } from '../support/until';

// A budget of four of the largest images: one person alone may have two of them on the way, or 60 small ones.
const LARGEST_BYTES = 30_000_000;
let product: Product;
beforeAll(async () => {
  product = await startProduct({
    databaseUrl: process.env.DATABASE_URL ?? '',
    gmiUrl: 'http://127.0.0.1:9/',
    workers: 0,
    env: { UPLOAD_BYTES_IN_FLIGHT: String(4 * LARGEST_BYTES) },
  });
}, 300_000);
afterAll(() => product?.stop());

type Slow = { socket: Socket; answer: () => string; finish: () => void };

/** An upload that stops in the middle of its file, until it is told to finish or its socket is destroyed. */
async function slowUpload(client: Client, announcedBytes?: number): Promise<Slow> {
  const { hostname, port, host } = new URL(product.url);
  const head = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\n';
  const body = Buffer.concat([Buffer.from(head), await uniquePng(), Buffer.from('\r\n--x--\r\n')]);
  const lines = [
    'POST /api/cutouts HTTP/1.1',
    `host: ${host}`,
    `cookie: ${client.cookieHeader()}`,
    'content-type: multipart/form-data; boundary=x',
    `content-length: ${announcedBytes ?? body.length}`,
  ];
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket
    .on('error', () => undefined)
    .on('data', (bytes) => {
      answer += bytes;
    });
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  const middle = head.length + 50;
  socket.write(body.subarray(0, middle));
  return { socket, answer: () => answer, finish: () => socket.write(body.subarray(middle)) };
}

const staged = async () => (await storedFiles(product.dataDir)).filter((file) => file.startsWith('staging')).length;
const submit = async (client: Client) => client.submit([{ name: 'a.png', bytes: await uniquePng() }]);
const person = async () => (await signedIn(product.url, { creditMicros: 18_000_000n })).client;

test('who has half of the budget on the way is refused more, before the body is read; others are not', async () => {
  const [ada, bob] = [await person(), await person()];
  const slow = [await slowUpload(ada, LARGEST_BYTES), await slowUpload(ada, LARGEST_BYTES)];
  await until(async () => (await staged()) === 2);

  const refused = await submit(ada);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3']);
  expect(await refused.json()).toMatchObject({ code: 'too_much_in_flight', retryAfterMs: 3_000 });
  const unread = await slowUpload(ada, LARGEST_BYTES);
  await until(() => /^HTTP\/1\.1 429 [\s\S]*"code":"too_much_in_flight"/.test(unread.answer()));
  expect(await staged()).toBe(2);

  expect((await submit(bob)).status).toBe(201);
  for (const { socket } of slow) socket.destroy();
  await until(async () => (await submit(ada)).status === 201);
});

test('what is on the way in broken connections is free again, however often they break', async () => {
  const ada = await person();
  for (let round = 0; round < 6; round += 1) {
    const slow = [await slowUpload(ada, LARGEST_BYTES), await slowUpload(ada, LARGEST_BYTES)];
    await until(async () => (await staged()) === 2);
    for (const { socket } of slow) socket.destroy();
    await until(async () => (await staged()) === 0);
  }
  expect((await submit(ada)).status).toBe(201);
});

test('many slow uploads of one person are bounded too, and the next is taken once one has arrived', async () => {
  const ada = await person();
  const slow = await Promise.all(Array.from({ length: 60 }, () => slowUpload(ada)));
  await until(async () => (await staged()) === 60);
  expect((await submit(ada)).status).toBe(429);
  slow[0]?.finish();
  await until(() => slow[0]?.answer().startsWith('HTTP/1.1 201') ?? false);
  expect((await submit(ada)).status).toBe(201);
  for (const { socket } of slow) socket.destroy();
  await until(async () => (await staged()) === 0);
});
