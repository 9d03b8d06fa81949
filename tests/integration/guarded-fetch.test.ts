import type { RequestListener } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FetchOptions, guardedBytes, guardedFetch } from '@/lib/net/guarded-fetch';
import { type LoopbackServer, listenOnLoopback } from '../support/loopback';

const LIMITS: FetchOptions = { allowOrigins: [], maxBytes: 1_000_000, timeoutMs: 5_000, allowHttp: true };

let answer: RequestListener;
let site: LoopbackServer;
let allowed: FetchOptions;
beforeEach(async () => {
  answer = (_request, response) => response.end('bytes');
  site = await listenOnLoopback((request, response) => answer(request, response));
  allowed = { ...LIMITS, allowOrigins: [site.origin] };
});
afterEach(() => site.close());

describe('no connection is made to an address that is not public', () => {
  test.each([
    ['by its number', (port: number) => `http://127.0.0.1:${port}/`],
    ['in decimal', (port: number) => `http://2130706433:${port}/`],
    ['in hex', (port: number) => `http://0x7f.0.0.1:${port}/`],
    ['in octal', (port: number) => `http://0177.0.0.01:${port}/`],
    ['short', (port: number) => `http://127.1:${port}/`],
    ['unspecified', (port: number) => `http://0.0.0.0:${port}/`],
    ['mapped into IPv6', (port: number) => `http://[::ffff:127.0.0.1]:${port}/`],
    ['by a name that resolves to it', (port: number) => `http://localhost:${port}/`],
  ])('%s', async (_name, urlOf) => {
    expect(await guardedFetch(urlOf(site.port), LIMITS)).toEqual({ ok: false, reason: 'address_refused' });
    expect(site.connections()).toBe(0);
  });

  test('and a name that does not exist is told alike', async () => {
    const nobody = await guardedFetch('http://nobody.invalid/', LIMITS);
    expect(nobody).toEqual({ ok: false, reason: 'address_refused' });
  });

  test('by a redirect from an allowed origin', async () => {
    const inner = await listenOnLoopback((_request, response) => response.end('secret'));
    for (const host of ['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]']) {
      answer = (_request, response) => response.writeHead(302, { location: `http://${host}:${inner.port}/` }).end();
      expect(await guardedFetch(site.origin, allowed)).toEqual({ ok: false, reason: 'address_refused' });
    }
    expect(inner.connections()).toBe(0);
    await inner.close();
  });

  test.each(['file:///etc/passwd', 'http://', '//nowhere', 'http://user:pass@'])(
    'a redirect to %s',
    async (location) => {
      answer = (_request, response) =>
        response
          .writeHead(302, { location: location.endsWith('@') ? `${location}127.0.0.1:${site.port}/` : location })
          .end();
      expect(await guardedFetch(site.origin, allowed)).toMatchObject({ ok: false });
      expect(site.connections()).toBe(1);
    },
  );
});

describe('an origin that was named', () => {
  test('is read, through redirects within it', async () => {
    answer = (request, response) =>
      request.url === '/start' ? response.writeHead(307, { location: '/end' }).end() : response.end('bytes');
    const fetched = await guardedFetch(`${site.origin}/start`, allowed);
    expect(fetched).toMatchObject({ ok: true, value: { finalUrl: `${site.origin}/end` } });
    expect(await guardedBytes(`${site.origin}/start`, allowed)).toEqual({ ok: true, value: Buffer.from('bytes') });
  });

  test('gets no credentials, cookies or referrer', async () => {
    let headers: string[] = [];
    answer = (request, response) => {
      headers = Object.keys(request.headers).sort();
      response.writeHead(200, { 'set-cookie': 'a=b' }).end();
    };
    await guardedBytes(site.origin, allowed);
    await guardedBytes(site.origin, allowed);
    expect(headers).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
  });

  test('is followed three times at most', async () => {
    let hops = 0;
    answer = (_request, response) => {
      hops += 1;
      response.writeHead(302, { location: `/${hops}` }).end();
    };
    expect(await guardedFetch(site.origin, allowed)).toMatchObject({ ok: false, reason: 'fetch_failed' });
    expect(hops).toBe(4);
  });
});

describe('a body', () => {
  test('that says it is too large is not read', async () => {
    answer = (_request, response) =>
      response.writeHead(200, { 'content-length': 2_000_000 }).end(Buffer.alloc(2_000_000));
    expect(await guardedBytes(site.origin, allowed)).toEqual({ ok: false, reason: 'too_large', limitBytes: 1_000_000 });
  });

  test('without an end is cut off at the limit', async () => {
    answer = (_request, response) => {
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(64 * 1024)));
      };
      response.on('drain', more);
      more();
    };
    expect(await guardedBytes(site.origin, allowed)).toEqual({ ok: false, reason: 'too_large', limitBytes: 1_000_000 });
  });

  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ] as const)('packed with %s against our wish is unpacked, and a bomb cut off', async (encoding, pack) => {
    const send = (bytes: Buffer) => {
      answer = (_request, response) => response.writeHead(200, { 'content-encoding': encoding }).end(pack(bytes));
      return guardedBytes(site.origin, allowed);
    };
    expect(await send(Buffer.from('plain'))).toEqual({ ok: true, value: Buffer.from('plain') });
    expect(await send(Buffer.alloc(20_000_000))).toMatchObject({ reason: 'too_large' });
  });

  test('packed in an unknown way, or broken inside, is a failure', async () => {
    answer = (_request, response) => response.writeHead(200, { 'content-encoding': 'zstd' }).end('x');
    expect(await guardedBytes(site.origin, allowed)).toMatchObject({ reason: 'fetch_failed' });
    answer = (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('not gzip');
    expect(await guardedBytes(site.origin, allowed)).toMatchObject({ reason: 'fetch_failed' });
  });

  test('that breaks off is a failure', async () => {
    answer = (_request, response) => {
      response.writeHead(200, { 'content-length': 1000 }).write('half');
      setImmediate(() => response.destroy());
    };
    expect(await guardedBytes(site.origin, allowed)).toMatchObject({ reason: 'fetch_failed' });
  });

  test('that never comes runs into the time limit, before and after the headers', async () => {
    const hurried = { ...allowed, timeoutMs: 100 };
    answer = () => undefined;
    expect(await guardedBytes(site.origin, hurried)).toMatchObject({ reason: 'fetch_failed' });
    answer = (_request, response) => response.writeHead(200).write('half');
    expect(await guardedBytes(site.origin, hurried)).toMatchObject({ reason: 'fetch_failed' });
  });
});

test('a caller may give up', async () => {
  answer = () => controller.abort();
  const controller = new AbortController();
  const given = await guardedFetch(site.origin, { ...allowed, signal: controller.signal });
  expect(given).toMatchObject({ ok: false, reason: 'fetch_failed' });
});

test('any status but 200 is a failure', async () => {
  answer = (_request, response) => response.writeHead(404).end('gone');
  const failure = { ok: false, reason: 'fetch_failed', why: 'it answered 404' };
  expect(await guardedFetch(site.origin, allowed)).toEqual(failure);
  expect(await guardedBytes(site.origin, allowed)).toEqual(failure);
});

test('a server that is not there is a failure', async () => {
  const gone = await listenOnLoopback(() => undefined);
  await gone.close();
  const fetched = await guardedFetch(gone.origin, { ...LIMITS, allowOrigins: [gone.origin] });
  expect(fetched).toMatchObject({ ok: false, reason: 'fetch_failed' });
});
