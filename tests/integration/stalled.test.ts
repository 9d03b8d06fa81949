import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signedIn, storedFiles, uniquePng } from '../support/http';
import { type Product, startWebOnly } from '../support/product';
import { slowUpload } from '../support/slow-upload';
import { until } from '../support/until';

const STALL_LIMIT_MS = 5_000;
/** One person may have half of it on the way: one of the largest images. */
const UPLOAD_BYTES_IN_FLIGHT = 60_000_000;
let product: Product;
beforeAll(async () => {
  const env = { STALL_LIMIT_MS: String(STALL_LIMIT_MS), UPLOAD_BYTES_IN_FLIGHT: String(UPLOAD_BYTES_IN_FLIGHT) };
  product = await startWebOnly(env);
}, 300_000);
afterAll(() => product?.stop());

const person = async () => (await signedIn(product.url, { creditMicros: 18_000_000n })).client;

test('an upload that stalls is hung up on, leaves nothing behind and gives its room back', async () => {
  const ada = await person();
  const stalled = slowUpload(product.url, { cookie: ada.cookieHeader() }, await uniquePng(), 30_000_000);
  await until(async () => (await storedFiles(product.dataDir)).length === 1);
  expect((await ada.submit([{ name: 'a.png', bytes: await uniquePng() }])).status).toBe(429);
  await once(stalled.socket, 'close');
  await until(async () => (await storedFiles(product.dataDir)).length === 0);
  expect((await ada.submit([{ name: 'a.png', bytes: await uniquePng() }])).status).toBe(201);
});

test('an upload that is slow all along, and never still, is taken', async () => {
  const ada = await person();
  const upload = slowUpload(product.url, { cookie: ada.cookieHeader() }, await uniquePng(64, 64));
  upload.socket.setNoDelay(true);
  await upload.crawl(() => sleep(STALL_LIMIT_MS / 5), 8);
  await until(() => upload.answer().startsWith('HTTP/1.1 201'));
});
