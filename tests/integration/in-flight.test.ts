import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../support/client';
import { signedIn, storedFiles, uniquePng } from '../support/http';
import { type Product, startWebOnly } from '../support/product';
import { slowUpload } from '../support/slow-upload';
import { until } from '../support/until';

// A budget of four of the largest images: one person alone may have two of them on the way, or 60 small ones.
const LARGEST_BYTES = 30_000_000;
let product: Product;
beforeAll(async () => {
  product = await startWebOnly({ UPLOAD_BYTES_IN_FLIGHT: String(4 * LARGEST_BYTES) });
}, 300_000);
afterAll(() => product?.stop());

const slow = async (client: Client, announcedBytes?: number) =>
  slowUpload(product.url, { cookie: client.cookieHeader() }, await uniquePng(), announcedBytes);
/** As a browser does it: reads nothing before all is sent. Answers what it then hears, or why it hears nothing. */
async function sendAll(client: Client, image: Uint8Array): Promise<string> {
  const upload = slowUpload(product.url, { cookie: client.cookieHeader() }, image);
  upload.socket.pause();
  const closed = once(upload.socket, 'close');
  upload.finish(() => upload.socket.resume());
  return closed.then(upload.answer, String);
}
const staged = async () => (await storedFiles(product.dataDir)).filter((file) => file.startsWith('staging')).length;
const submit = async (client: Client) => client.submit([{ name: 'a.png', bytes: await uniquePng() }]);
const person = async () => (await signedIn(product.url, { creditMicros: 18_000_000n })).client;

test('who has half of the budget on the way is refused more, before the body is read; others are not', async () => {
  const [ada, bob] = [await person(), await person()];
  const held = [await slow(ada, LARGEST_BYTES), await slow(ada, LARGEST_BYTES)];
  await until(async () => (await staged()) === 2);

  const refused = await submit(ada);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3']);
  expect(await refused.json()).toMatchObject({ code: 'too_much_in_flight', retryAfterMs: 3_000 });
  const unread = await slow(ada, LARGEST_BYTES);
  await until(() => /^HTTP\/1\.1 429 [\s\S]*"code":"too_much_in_flight"/.test(unread.answer()));
  expect(await staged()).toBe(2);

  expect((await submit(bob)).status).toBe(201);
  for (const { socket } of held) socket.destroy();
  await until(async () => (await submit(ada)).status === 201);
});

test('who is refused reads why, also behind 30 MB that nobody wants, and is hung up on if they never come', async () => {
  const ada = await person();
  const held = [await slow(ada, LARGEST_BYTES), await slow(ada, LARGEST_BYTES)];
  await until(async () => (await staged()) === 2);
  const stalled = await slow(ada, LARGEST_BYTES);
  const hungUp = once(stalled.socket, 'close');

  const image = new Uint8Array(LARGEST_BYTES).fill(97);
  for (let round = 0; round < 10; round += 1) {
    const refused = await sendAll(ada, image);
    expect(refused).toMatch(/^HTTP\/1\.1 429 [\s\S]*"code":"too_much_in_flight"[\s\S]*\r\n0\r\n\r\n$/);
  }
  await hungUp;
  expect(stalled.answer()).toMatch(/^HTTP\/1\.1 429 [\s\S]*"code":"too_much_in_flight"/);
  for (const { socket } of held) socket.destroy();
  await until(async () => (await staged()) === 0);
});

test('what is on the way in broken connections is free again, however often they break', async () => {
  const ada = await person();
  for (let round = 0; round < 6; round += 1) {
    const held = [await slow(ada, LARGEST_BYTES), await slow(ada, LARGEST_BYTES)];
    await until(async () => (await staged()) === 2);
    for (const { socket } of held) socket.destroy();
    await until(async () => (await staged()) === 0);
  }
  expect((await submit(ada)).status).toBe(201);
});

test('many slow uploads of one person are bounded too, and the next is taken once one has arrived', async () => {
  const ada = await person();
  const held = await Promise.all(Array.from({ length: 60 }, () => slow(ada)));
  await until(async () => (await staged()) === 60);
  expect((await submit(ada)).status).toBe(429);
  held[0]?.finish();
  await until(() => held[0]?.answer().startsWith('HTTP/1.1 201') ?? false);
  expect((await submit(ada)).status).toBe(201);
  for (const { socket } of held) socket.destroy();
  await until(async () => (await staged()) === 0);
});
