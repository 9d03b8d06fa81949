import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Product, startWebOnly } from '../support/product';

let product: Product;
beforeAll(async () => {
  product = await startWebOnly();
}, 300_000);
afterAll(() => product?.stop());

const LIMIT_BYTES = 64 * 1024;
/** More than the buffers of a connection hold: who sends all of it was read to the end. */
const MUCH_BYTES = 64 * 1024 * 1024;
const part = Buffer.alloc(16 * 1024, 'a');
const chunk = Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')]);

/**
 * Posts by hand what fetch would not: as much as the server takes. Answers what it said and how much it took. Who writes on
 * into a connection that is closed may lose the answer (RFC 9112, 9.6), and asks again.
 */
async function pour(path: string, header: string, piece: Buffer) {
  let poured = await pourOnce(path, header, piece);
  for (let tries = 1; tries < 5 && poured.answer === ''; tries += 1) poured = await pourOnce(path, header, piece);
  return poured;
}

function pourOnce(path: string, header: string, piece: Buffer): Promise<{ answer: string; sentBytes: number }> {
  const { hostname, port, host } = new URL(product.url);
  return new Promise((resolve) => {
    let [answer, sentBytes] = ['', 0];
    const socket = connect(Number(port), hostname);
    const pump = () => {
      while (sentBytes < MUCH_BYTES && socket.writable) {
        sentBytes += piece.length;
        if (!socket.write(piece)) return;
      }
    };
    socket.on('drain', pump).on('error', () => undefined);
    socket.on('data', (bytes) => {
      answer += bytes;
    });
    socket.on('close', () => resolve({ answer, sentBytes }));
    const type = path.startsWith('/api/auth') ? 'application/x-www-form-urlencoded' : 'application/json';
    socket.write(`POST ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: ${type}\r\n${header}\r\n\r\n`);
    pump();
  });
}

const paths = ['/api/forgot', '/api/signup', '/api/auth/callback/credentials', '/api/auth/signin/email'];

test.each(paths)('%s refuses an announced body over its limit, and hangs up instead of reading it', async (path) => {
  const { answer, sentBytes } = await pour(path, `Content-Length: ${MUCH_BYTES}`, part);
  expect(answer).toMatch(/^HTTP\/1\.1 413 [\s\S]*"code":"too_large"/);
  expect(answer).toContain('larger than 66 KB');
  expect(sentBytes).toBeLessThan(MUCH_BYTES);
});

test.each(paths)('%s refuses an endless body behind its limit, and hangs up instead of reading it', async (path) => {
  const { answer, sentBytes } = await pour(path, 'Transfer-Encoding: chunked', chunk);
  expect(answer).toMatch(/^HTTP\/1\.1 413 [\s\S]*"code":"too_large"/);
  expect(sentBytes).toBeLessThan(MUCH_BYTES);
});

test.each(paths.slice(0, 2))('%s takes a body up to its limit for what it is', async (path) => {
  const ask = (body: string) =>
    fetch(new URL(path, product.url), { method: 'POST', body, headers: { 'content-type': 'application/json' } });
  expect((await ask(JSON.stringify({ email: 'nobody', more: 'a'.repeat(LIMIT_BYTES - 100) }))).status).toBe(422);
  expect((await ask('{"email":')).status).toBe(400);
});
