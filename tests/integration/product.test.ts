import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Product, startProduct } from '../support/product';

let product: Product;
beforeAll(async () => {
  product = await startProduct({
    databaseUrl: process.env.DATABASE_URL ?? '',
    gmiUrl: 'http://127.0.0.1:9/',
    workers: 1,
  });
}, 120_000);
afterAll(() => product.stop());

/** fetch writes the Host header itself, so this speaks plain HTTP. */
function statusFor(host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(`${product.url}/api/health/live`, { headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .once('error', reject)
      .end();
  });
}

test('local mode answers to this machine by its own names only', async () => {
  expect(await statusFor('evil.example')).toBe(421);
  expect(await statusFor(new URL(product.url).host)).toBe(200);
});

test('a web server that is told to leave ends, and one that is started again serves', async () => {
  await product.web.end('SIGTERM');
  expect(product.web.isRunning).toBe(false);
  await expect(fetch(`${product.url}/api/health/live`)).rejects.toThrow();
  product.web.start();
  await expect
    .poll(
      () =>
        fetch(`${product.url}/api/health/ready`).then(
          (answer) => answer.status,
          () => 0,
        ),
      { timeout: 30_000 },
    )
    .toBe(200);
});

test('a worker that is told to leave ends', async () => {
  const [worker] = product.workers;
  await worker?.end('SIGTERM');
  expect(worker?.isRunning).toBe(false);
});
