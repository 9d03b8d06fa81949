import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signedIn, uniquePng } from '../support/http';
import { type Product, startWebOnly } from '../support/product';
import { speak } from '../support/raw';

let product: Product;
let cookie: string;
let slug: string;
beforeAll(async () => {
  product = await startWebOnly();
  const { client, workspace } = await signedIn(product.url);
  [cookie, slug] = [client.cookieHeader(), workspace.slug];
}, 300_000);
afterAll(() => product?.stop());

const host = () => new URL(product.url).host;
const say = (line: string, headers = '') =>
  speak(product.url, `${line} HTTP/1.1\nHost: ${host()}\nCookie: ${cookie}${headers}`);
const status = async (line: string, headers?: string) => (await say(line, headers)).status;

describe('an address', () => {
  test.each([
    '/api/cutouts/%ff',
    '/api/cutouts/%ff/result',
    '/api/auth/%ff',
    '/api/%',
    '/%',
    '/%E0%A4%A',
    '/w/%ff/cutouts',
    '/w/ada/cutouts/%c0%ae',
    '/mailbox/%ff',
    '/api/cutouts/%00',
    '/w/ada/cutouts/%00',
    '/api/cutouts?q=%00',
    '/api/wallet?workspace=%00',
    '/sent?email=%00',
    '*',
    'http://evil.example/',
    'http://evil.example/api/auth/csrf',
    'https://localhost/',
  ])('that cannot be meant, %s, is a bad request', async (address) => {
    const answer = await say(`GET ${address}`);
    expect([answer.status, answer.headers.location]).toEqual([400, undefined]);
    expect(answer.headers['content-type']).toBe('application/problem+json');
    expect(JSON.parse(answer.body.replace(/^[\da-f]+\r\n|\r\n0\r\n.*$/gs, ''))).toMatchObject({ code: 'bad_request' });
  });

  test.each(['//evil.example', '//evil.example/%2f..', '/\\evil.example', '/.//evil.example', '///evil.example/'])(
    'that looks like another site, %s, leads to none',
    async (address) => {
      const { status, headers } = await say(`GET ${address}`);
      expect(status).toBeLessThan(500);
      expect(new URL(headers.location ?? '/', product.url).origin).toBe(product.url);
    },
  );

  test('longer than any header may be is refused, and so are the framework’s own pages', async () => {
    expect(await status(`GET /${'a'.repeat(17_000)}`)).toBe(431);
    expect(await status('GET /_global-error')).toBe(404);
  });

  test('may name a parameter twice, on every page', async () => {
    const pages = ['/', '/sent', '/sign-in', '/sign-in/link', '/reset', '/verify', '/sign-up', '/forgot', '/settings'];
    const own = [`/w/${slug}/cutouts`, `/w/${slug}/credits`, `/w/${slug}/remove`];
    const names = ['token', 'email', 'next', 'error', 'notice', 'for', 'q', 'cursor', 'before', 'callbackUrl'];
    const query = names.map((name) => `${name}=/a&${name}=/b`).join('&');
    for (const page of [...pages, ...own]) {
      for (const jar of ['', cookie]) {
        const answer = await fetch(new URL(`${page}?${query}`, product.url), {
          headers: { cookie: jar },
          redirect: 'manual',
        });
        expect(answer.status, `${page} ${jar ? 'signed in' : ''}`).toBeLessThan(400);
        await answer.text();
      }
    }
    const link = await fetch(new URL('/sign-in/link?token=a&token=b&email=ada@example.org', product.url));
    expect(await link.text()).not.toContain('callback/email?');
  });

  test.each(['-271821-04-20T00:00:00.000Z', '+275760-09-13T00:00:00.000Z', '0000-01-01T00:00:00.000Z'])(
    'with a place in the history that no history has, %s, is a bad request',
    async (time) => {
      const cursor = Buffer.from(`${time} 01890000-0000-7000-8000-000000000000`).toString('base64url');
      expect(await status(`GET /api/cutouts?cursor=${cursor}`)).toBe(400);
      expect(await status(`GET /w/${slug}/cutouts?cursor=${cursor}`)).toBe(200);
    },
  );
});

describe('a request', () => {
  test.each([
    ['both a length and chunks', 'POST /api/forgot', '\nContent-Length: 3\nTransfer-Encoding: chunked'],
    ['two lengths', 'POST /api/forgot', '\nContent-Length: 3\nContent-Length: 4'],
    ['a length below zero', 'POST /api/forgot', '\nContent-Length: -1'],
    ['an unknown encoding', 'POST /api/forgot', '\nTransfer-Encoding: rot13'],
    ['two hosts', 'GET /', '\nHost: evil.example'],
    ['a folded header', 'GET /', '\nX-A: 1\n Host: evil.example'],
    ['a router’s state that is none', 'GET /', '\nRSC: 1\nNext-Router-State-Tree: %'],
    ['a router’s state of another shape', 'GET /settings', '\nRSC: 1\nNext-Router-State-Tree: {"a":1}'],
  ])('with %s is refused', async (_what, line, headers) => {
    expect(await status(line, headers)).toBe(400);
  });

  test('of HTTP/1.0 may leave out the host, as load balancers do when they ask for our health', async () => {
    for (const path of ['/api/health/live', '/sign-in'])
      expect((await speak(product.url, `GET ${path} HTTP/1.0`)).status).toBe(200);
    expect((await speak(product.url, `GET /api/health/live HTTP/1.0\nHost: evil.example`)).status).toBe(421);
    const two = `Host: ${host()}\nHost: ${host()}`;
    expect((await speak(product.url, `GET /api/health/live HTTP/1.0\n${two}`)).status).toBe(400);
    expect((await speak(product.url, 'GET /api/health/live HTTP/1.1')).status).toBe(400);
  });

  test('from a page of ours is taken by any name of ours, also one that says its default port', async () => {
    const from = (origin: string, host: string) =>
      speak(product.url, `POST /api/forgot HTTP/1.1\nHost: ${host}\nOrigin: ${origin}\nContent-Length: 0`);
    for (const [origin, host] of [
      ['http://127.0.0.1', '127.0.0.1:80'],
      ['https://localhost', 'LOCALHOST:443'],
      ['http://127.0.0.1:80', '127.0.0.1'],
    ] as const)
      expect((await from(origin, host)).status, `${origin} ${host}`).toBe(400);
    for (const [origin, host] of [
      ['https://localhost', 'localhost:80'],
      ['http://localhost', '127.0.0.1:80'],
      ['file://localhost', 'localhost:80'],
    ] as const)
      expect((await from(origin, host)).status, `${origin} ${host}`).toBe(403);
  });

  test.each(['TRACE', 'PROPFIND', 'LOCK', 'QUERY', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])(
    'of a method pages do not have, %s, is not answered with one',
    async (method) => {
      for (const page of ['/', '/settings', '/nowhere']) {
        const answer = await say(`${method} ${page}`);
        expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD, POST']);
      }
    },
  );

  test('of no method that anything has is refused, on the API too', async () => {
    for (const method of ['TRACE', 'PROPFIND', 'LOCK']) expect(await status(`${method} /api/wallet`)).toBe(405);
    expect(await status('CONNECT evil.example:443')).toBe(0);
    expect(await status('NONSENSE /')).toBe(400);
  });

  test('for the head alone of an answer, a stream’s too, is answered', async () => {
    for (const path of ['/api/events', '/api/health/live', '/api/wallet'])
      expect(await status(`HEAD ${path}`)).toBe(200);
  });

  test('for an icon at the address that browsers try by themselves is answered with one', async () => {
    const icon = await fetch(`${product.url}/favicon.ico`);
    expect([icon.status, icon.headers.get('content-type')]).toEqual([200, 'image/x-icon']);
    const signature = Buffer.from(await icon.arrayBuffer()).subarray(0, 6);
    expect(signature).toEqual(Buffer.from([0, 0, 1, 0, 3, 0]));
  });

  test('of nothing the API has is a problem, not a page', async () => {
    const answer = await say('GET /api/nowhere');
    expect([answer.status, answer.headers['content-type']]).toEqual([404, 'application/problem+json']);
  });
});

describe('what Postgres cannot hold', () => {
  const nul = String.fromCharCode(0);
  test.each([
    ['a NUL', nul],
    ['half a character', '\ud800'],
  ])('%s in a text is refused', async (_what, odd) => {
    const post = (path: string, body: unknown) =>
      fetch(new URL(path, product.url), {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { cookie, 'content-type': 'application/json' },
      }).then((answer) => answer.status);
    const form = { email: 'ada@example.org', password: 'correct horse battery', name: 'Ada' };
    expect(await post('/api/signup', { ...form, email: `a${odd}@example.org` })).toBe(422);
    expect(await post('/api/signup', { ...form, name: `A${odd}` })).toBe(422);
    expect(await post('/api/signup', { ...form, password: `correct horse ${odd}` })).toBeLessThan(500);
    expect(await post('/api/forgot', { email: `a${odd}@example.org` })).toBe(422);
    expect(await post('/api/auth/signin/email', { email: `a${odd}@example.org` })).toBe(400);
    expect(await post('/api/cutouts', { url: `http://127.0.0.1/${odd}.png` })).toBe(422);
  });

  test('in the name of a file is left out of it', async () => {
    const { client } = await signedIn(product.url, { creditMicros: 18_000n });
    const boundary = 'x';
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename*=UTF-8''a%00%ff%ed%a0%80b.png\r\n\r\n`;
    const body = new Uint8Array(
      Buffer.concat([Buffer.from(head), await uniquePng(), Buffer.from(`\r\n--${boundary}--\r\n`)]),
    );
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
    const answer = await client.fetch('/api/cutouts', { method: 'POST', body, headers });
    expect([answer.status, await answer.text()]).toEqual([201, expect.not.stringContaining('\\u0000')]);
  });

  test('in a header changes nothing: the key and the browser’s name are kept as they came', async () => {
    const { client } = await signedIn(product.url, { creditMicros: 18_000n });
    const odd = {
      'idempotency-key': '\u00ff'.repeat(500),
      'user-agent': '\u00fe'.repeat(600),
      prefer: 'wait=99999999',
    };
    const [first, second] = [await uniquePng(), await uniquePng()];
    const submit = (bytes: Uint8Array<ArrayBuffer>) =>
      client.submit([{ name: 'a.png', bytes }], '', { ...odd, prefer: 'x' });
    expect([(await submit(first)).status, (await submit(second)).status]).toEqual([201, 422]);
  });
});
