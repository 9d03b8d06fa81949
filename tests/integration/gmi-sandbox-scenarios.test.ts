import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { plainPng, resultUrl, sandboxCaller } from '../support/gmi-sandbox';

let gmi: Awaited<ReturnType<typeof sandboxCaller>>;
let image: string;

beforeAll(async () => {
  gmi = await sandboxCaller({ engine: 'instant' });
  image = (await plainPng(120, 80)).toString('base64');
});
afterAll(() => gmi.close());
beforeEach(async () => {
  await gmi.outside('/sandbox/scenarios', { method: 'DELETE' });
  await gmi.outside('/sandbox/calls', { method: 'DELETE' });
});

const total = async () => ((await gmi.get('/requests?limit=100')).json.requests as unknown[]).length;

it('dictated answers come in the order given, each once, and leave no record', async () => {
  const before = await total();
  await gmi.script(
    { on: 'submit', status: 429, headers: { 'retry-after': '7' }, body: { error: 'slow down' } },
    { on: 'submit', status: 500, times: 2, body: { error: 'Backend error (400). Please try again.' } },
    { on: 'submit', html: true },
  );
  const limited = await gmi.submit(image);
  expect(limited).toMatchObject({ status: 429, json: { error: 'slow down' } });
  expect(limited.headers.get('retry-after')).toBe('7');
  expect((await gmi.submit(image)).status).toBe(500);
  expect((await gmi.submit(image)).status).toBe(500);
  const gateway = await gmi.submit(image);
  expect(gateway.status).toBe(502);
  expect(gateway.headers.get('content-type')).toBe('text/html');
  expect(await total()).toBe(before);
  expect((await gmi.submit(image)).json.status).toBe('success');
});

it('a connection broken after the submit loses the answer but not the request', async () => {
  const before = await total();
  await gmi.script({ on: 'submit', breakConnection: 'before' }, { on: 'submit', breakConnection: true });
  await expect(gmi.submit(image)).rejects.toThrow();
  expect(await total()).toBe(before);
  await expect(gmi.submit(image)).rejects.toThrow();
  expect(await total()).toBe(before + 1);
  const [newest] = (await gmi.get('/requests?limit=1')).json.requests as { status: string }[];
  expect(newest?.status).toBe('success');
});

it.each([
  ['objects', { media_urls: [{ id: '0', url: expect.any(String) }] }],
  ['strings', { media_urls: [expect.any(String)] }],
  ['image_url', { image_url: expect.any(String) }],
] as const)('a result can be named as %s', async (shape, outcome) => {
  await gmi.script({ on: 'submit', shape });
  expect((await gmi.submit(image)).json.outcome).toMatchObject(outcome);
});

it.each(['unsafe image', { code: 'x', message: 'unsafe image', status: 422 }])(
  'a record can fail with %j',
  async (fail) => {
    await gmi.script({ on: 'submit', fail });
    expect((await gmi.submit(image)).json).toMatchObject({ status: 'failed', outcome: { error: fail } });
  },
);

it('a record can stay queued for ever, or say an unknown status once', async () => {
  await gmi.script(
    { on: 'submit', forever: 'queued' },
    { on: 'poll', merge: { status: 'dispatched', outcome: null }, omit: ['payload'] },
  );
  const { json } = await gmi.submit(image);
  expect(json.status).toBe('queued');
  const odd = await gmi.get(`/requests/${json.request_id}`);
  expect(odd.json.status).toBe('dispatched');
  expect(odd.json).not.toHaveProperty('payload');
  expect((await gmi.get(`/requests/${json.request_id}`)).json).toMatchObject({ status: 'queued', outcome: null });
});

it('media can be cut short, broken off, HTML, or the wrong picture', async () => {
  const address = resultUrl(await gmi.submit(image));
  const whole = (await gmi.download(address)).bytes;
  await gmi.script(
    { on: 'media', truncate: true },
    { on: 'media', breakConnection: true },
    { on: 'media', html: true, status: 200 },
    { on: 'media', wrongImage: true },
    { on: 'media', wrongImage: 'opaque' },
    { on: 'media', wrongImage: 'jpeg' },
    { on: 'media', wrongImage: 'garbage' },
  );
  const half = (await gmi.download(address)).bytes;
  expect(whole.subarray(0, half.length).equals(half) && half.length < whole.length).toBe(true);
  await expect(gmi.download(address)).rejects.toThrow();
  expect((await gmi.download(address)).bytes.toString()).toContain('<html>');
  expect(await sharp((await gmi.download(address)).bytes).metadata()).toMatchObject({ width: 37, height: 53 });
  expect(await sharp((await gmi.download(address)).bytes).metadata()).toMatchObject({ width: 120, hasAlpha: false });
  expect(await sharp((await gmi.download(address)).bytes).metadata()).toMatchObject({ format: 'jpeg' });
  await expect(sharp((await gmi.download(address)).bytes).metadata()).rejects.toThrow();
  expect((await gmi.download(address)).bytes.equals(whole)).toBe(true);
});

it('a delayed answer comes after the work is done, so a client that gave up finds the record', async () => {
  const newest = async () => (await gmi.get('/requests?limit=1')).json.requests as Record<string, unknown>[];
  const [previous] = await newest();
  await gmi.script({ on: 'submit', delayMs: 60_000 });
  const impatient = new AbortController();
  const submitted = gmi.submit(image, { signal: impatient.signal });
  const finished = async () => (await newest()).filter((record) => record.request_id !== previous?.request_id);
  await expect.poll(finished, { timeout: 10_000 }).toMatchObject([{ status: 'success' }]);
  impatient.abort();
  await expect(submitted).rejects.toThrow();
});

it('a step with a misspelt field is refused, not ignored', async () => {
  const misspelt = JSON.stringify([{ on: 'submit', delay: 5 }]);
  expect((await gmi.outside('/sandbox/scenarios', { method: 'POST', body: misspelt })).status).toBe(400);
});
