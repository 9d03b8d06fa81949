import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROOT } from '@/scripts/setup/paths.mjs';
import { signedIn } from '../support/http';
import { type Product, startWebOnly } from '../support/product';
import { ask, type RawAnswer } from '../support/raw';

let product: Product;
let cookie: string;
let slug: string;
beforeAll(async () => {
  product = await startWebOnly();
  const { client, workspace } = await signedIn(product.url);
  [cookie, slug] = [client.cookieHeader(), workspace.slug];
}, 300_000);
afterAll(() => product?.stop());

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'];
const READS = ['GET', 'HEAD'];
const READ_WITH = ['no body', 'bytes'];
const BODIES: [what: string, type: string, body: Buffer | undefined][] = [
  ['no body', '', undefined],
  ['broken JSON', 'application/json', Buffer.from('{"a":')],
  ['a form', 'application/x-www-form-urlencoded', Buffer.from('a=%ff&a=b')],
  ['multipart without boundary', 'multipart/form-data', Buffer.from('--x\r\n\r\n')],
  ['bytes', 'application/octet-stream', Buffer.from([0, 255, 13, 10, 128])],
];
const NEXT_AUTH = [
  'session',
  'csrf',
  'signin',
  'signin/email',
  'callback/credentials',
  'signout',
  'error',
  '_log',
  'a/b/c',
];

/** Every address of the build, its places filled: with ids that exist for nobody, and our own workspace. */
async function addresses(): Promise<string[]> {
  const manifest: Record<string, string> = JSON.parse(
    await readFile(path.join(ROOT, '.next/app-path-routes-manifest.json'), 'utf8'),
  );
  return Object.values(manifest).flatMap((route) => {
    const filled = route.replace('[workspace]', slug).replace('[id]', '01890000-0000-7000-8000-000000000000');
    if (filled.includes('[...nextauth]')) return NEXT_AUTH.map((door) => filled.replace('[...nextauth]', door));
    return filled.replace(/\[\.{3}\w+\]/, 'no/where');
  });
}

/** What is wrong with an answer, or null. */
function fault({ status, headers, body }: RawAnswer, address: string, method: string): string | null {
  if (status >= 500 || status < 200) return `answered ${status}`;
  if (/\n\s+at .+:\d+|node_modules|postgres:\/\/|prisma/i.test(body) || body.includes(ROOT))
    return `tells too much: ${body}`;
  if (!address.startsWith('/api/') || status < 400 || method === 'HEAD') return null;
  // The framework refuses a method that a route does not have, without a word.
  if (status === 405 && body === '') return null;
  return headers['content-type'] === 'application/problem+json'
    ? null
    : `is no problem: ${status} ${headers['content-type']}`;
}

test('no route breaks, tells about the machine, or refuses in another form than a problem, whatever it is sent', async () => {
  const all = await addresses();
  expect(all.length).toBeGreaterThan(30);
  const faults: string[] = [];
  const requests = all.flatMap((address) =>
    METHODS.flatMap((method) =>
      BODIES.filter(([what]) => !READS.includes(method) || READ_WITH.includes(what)).flatMap(([what, type, body]) =>
        ['', cookie].map((jar) => ({ address, method, what, type, body, jar })),
      ),
    ),
  );
  const next = requests.values();
  const walk = async () => {
    for (const { address, method, what, type, body, jar } of next) {
      const headers = { ...(type && { 'content-type': type }), ...(jar && { cookie: jar }) };
      const answer = await ask(new URL(address, product.url), { method, headers, body });
      const found = fault(answer, address, method);
      if (found) faults.push(`${method} ${address} with ${what}${jar ? ', signed in,' : ''} ${found}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, walk));
  expect(faults).toEqual([]);
  expect(
    (await ask(new URL('/api/wallet', product.url), { method: 'GET', headers: { cookie }, body: undefined })).status,
  ).toBe(200);
});
