import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type LoopbackServer, listenOnLoopback } from '../support/loopback';

type Seen = { method: string; url: string; authorization: string | undefined; body: string };

let upstream: LoopbackServer;
let seen: Seen[];
let answer: (request: Seen, response: ServerResponse, socket: IncomingMessage['socket']) => void;
const image = { bytes: Buffer.alloc(300_000, 'pixels'), contentType: 'image/jpeg' } as const;
const never = () => ({ signal: new AbortController().signal });

beforeAll(async () => {
  upstream = await listenOnLoopback(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = '', url = '', headers } = request;
    const one = { method, url, authorization: headers.authorization, body: Buffer.concat(chunks).toString() };
    seen.push(one);
    answer(one, response, request.socket);
  });
});
afterAll(() => upstream.close());

/** A client as a process finds it at its start: nothing is known about the form of pictures yet. */
async function freshClient(more: Record<string, string> = {}) {
  vi.resetModules();
  Object.assign(process.env, {
    MODE: 'local',
    DATABASE_URL: 'postgres://unused',
    GMI_API_KEY: 'key',
    GMI_IMAGE_FORM: 'auto',
  });
  Object.assign(process.env, { GMI_BASE_URL: `${upstream.origin}/queue/apikey/`, GMI_TIMEOUT_MS: '5000', ...more });
  return import('@/lib/gmi/client');
}

let client: Awaited<ReturnType<typeof freshClient>>;
beforeEach(async () => {
  seen = [];
  client = await freshClient();
});

const json = (response: ServerResponse, status: number, body: object, headers = {}) =>
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
const finished = () => ({
  request_id: 'r1',
  status: 'success',
  outcome: { media_urls: [{ id: '1', url: `${upstream.origin}/media/1.png` }] },
});
const sentImage = (at: number): string => JSON.parse(seen[at]?.body ?? '{}').payload.image;

describe('submit', () => {
  test('sends the model and the picture alone, with the key, and takes the result from the answer', async () => {
    answer = (_seen, response) => json(response, 200, finished());
    const outcome = await client.submitRemoval(image, never());
    expect(outcome).toEqual({ kind: 'done', requestId: 'r1', mediaUrl: `${upstream.origin}/media/1.png` });
    expect(seen).toMatchObject([{ method: 'POST', url: '/queue/apikey/requests', authorization: 'Bearer key' }]);
    const payload = { image: image.bytes.toString('base64') };
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ model: 'bria-image-remove-background', payload });
  });

  test('a record that echoes the whole picture is read', async () => {
    answer = ({ body }, response) => json(response, 200, { ...finished(), ...JSON.parse(body) });
    expect(await client.submitRemoval(image, never())).toMatchObject({ kind: 'done' });
  });

  test('a refused form is sent once in the other, and what worked is remembered', async () => {
    answer = ({ body }, response) =>
      body.includes('"data:image/jpeg;base64,')
        ? json(response, 200, finished())
        : json(response, 400, { error: 'bad image' });
    expect(await client.submitRemoval(image, never())).toMatchObject({ kind: 'done' });
    expect(await client.submitRemoval(image, never())).toMatchObject({ kind: 'done' });
    expect(seen.length).toBe(3);
    expect(sentImage(2)).toMatch(/^data:image\/jpeg;base64,/);
  });

  test('a picture refused in both forms is refused; after a form has worked it is sent once', async () => {
    answer = (_seen, response) => json(response, 400, { error: 'bad image' });
    const refused = { kind: 'refused', code: 'input_refused', upstreamMessage: 'bad image' };
    expect(await client.submitRemoval(image, never())).toEqual(refused);
    expect(seen.length).toBe(2);
    answer = (_seen, response) => json(response, 200, finished());
    await client.submitRemoval(image, never());
    answer = (_seen, response) => json(response, 400, { error: 'bad image' });
    expect(await client.submitRemoval(image, never())).toEqual(refused);
    expect(seen.length).toBe(4);
  });

  test.each([
    ['base64', /^cGl4/],
    ['data-uri', /^data:image\/jpeg;base64,cGl4/],
  ])('GMI_IMAGE_FORM=%s is kept to', async (form, shape) => {
    client = await freshClient({ GMI_IMAGE_FORM: form });
    answer = (_seen, response) => json(response, 400, { error: 'bad image' });
    await client.submitRemoval(image, never());
    expect(seen.length).toBe(1);
    expect(sentImage(0)).toMatch(shape);
  });

  test('Retry-After is honoured', async () => {
    answer = (_seen, response) => json(response, 429, { error: 'slow down' }, { 'retry-after': '12' });
    expect(await client.submitRemoval(image, never())).toMatchObject({ kind: 'retry', afterMs: 12_000 });
  });

  test('a gateway that answers HTML is tried again later', async () => {
    answer = (_seen, response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<html>');
    expect(await client.submitRemoval(image, never())).toMatchObject({ kind: 'retry', maybeAccepted: false });
  });

  test('a redirect is not followed, so the key stays here', async () => {
    answer = (_seen, response) => response.writeHead(307, { location: '/elsewhere' }).end();
    expect(await client.submitRemoval(image, never())).toMatchObject({ kind: 'retry' });
    expect(seen.length).toBe(1);
  });

  test('a connection that breaks after the picture arrived may have been accepted', async () => {
    answer = (_seen, _response, socket) => socket.destroy();
    expect(await client.submitRemoval(image, never())).toMatchObject({ kind: 'retry', maybeAccepted: true });
  });

  test('an answer that breaks off may have been accepted', async () => {
    answer = (_seen, response, socket) => {
      response.writeHead(200, { 'content-length': 1000 }).write('{"request_id":');
      setImmediate(() => socket.destroy());
    };
    expect(await client.submitRemoval(image, never())).toMatchObject({ kind: 'retry', maybeAccepted: true });
  });

  test('an upstream that is not there has accepted nothing', async () => {
    const gone = await listenOnLoopback(() => undefined);
    await gone.close();
    client = await freshClient({ GMI_BASE_URL: gone.origin });
    expect(await client.submitRemoval(image, never())).toMatchObject({ kind: 'retry', maybeAccepted: false });
  });

  test('an answer that never comes ends with GMI_TIMEOUT_MS', async () => {
    client = await freshClient({ GMI_TIMEOUT_MS: '100' });
    answer = () => undefined;
    expect(await client.submitRemoval(image, never())).toMatchObject({ kind: 'retry', maybeAccepted: true });
  });

  test('the caller’s signal ends the wait', async () => {
    const controller = new AbortController();
    answer = () => controller.abort();
    expect(await client.submitRemoval(image, controller)).toMatchObject({ kind: 'retry', maybeAccepted: true });
    expect(await client.submitRemoval(image, controller)).toMatchObject({ kind: 'retry', maybeAccepted: false });
    expect(seen.length).toBe(1);
  });
});

describe('poll', () => {
  test('asks for the one request', async () => {
    answer = (_seen, response) => json(response, 200, { request_id: 'a/b', status: 'dispatched', outcome: null });
    expect(await client.pollRemoval('a/b', never())).toEqual({ kind: 'pending', requestId: 'a/b', afterMs: null });
    expect(seen).toMatchObject([{ method: 'GET', url: '/queue/apikey/requests/a%2Fb', authorization: 'Bearer key' }]);
  });
});

describe('the download of a result', () => {
  test('comes from the upstream’s own origin, without the key', async () => {
    answer = (_seen, response) => response.end('png');
    expect(await client.downloadResult(`${upstream.origin}/media/1.png`, never())).toEqual({
      ok: true,
      value: Buffer.from('png'),
    });
    expect(seen).toMatchObject([{ authorization: undefined }]);
  });

  test('never comes from another private place, nor without TLS', async () => {
    const inside = await listenOnLoopback((_request, response) => response.end('secret'));
    const refused = { ok: false, reason: 'address_refused' };
    for (const url of [
      inside.origin,
      `https://localhost:${inside.port}/`,
      'http://example.com/1.png',
      'file:///etc/passwd',
    ]) {
      expect(await client.downloadResult(url, never())).toEqual(refused);
    }
    answer = (_seen, response) => response.writeHead(302, { location: inside.origin }).end();
    expect(await client.downloadResult(`${upstream.origin}/media/1.png`, never())).toEqual(refused);
    expect(inside.connections()).toBe(0);
    await inside.close();
  });

  test('that is gone is a failure', async () => {
    answer = (_seen, response) => response.writeHead(404).end();
    expect(await client.downloadResult(`${upstream.origin}/media/1.png`, never())).toMatchObject({
      reason: 'fetch_failed',
    });
  });
});

describe('the free check', () => {
  test.each([
    [200, { kind: 'ready' }],
    [401, { kind: 'operator_fault', code: 'key_refused' }],
    [404, { kind: 'operator_fault', code: 'model_missing' }],
    [500, { kind: 'unreachable' }],
  ])('%i', async (status, expected) => {
    answer = (_seen, response) => json(response, status, { error: 'said' });
    expect(await client.checkModel(never())).toMatchObject(expected);
    expect(seen).toMatchObject([{ method: 'GET', url: '/queue/apikey/models/bria-image-remove-background' }]);
  });
});
