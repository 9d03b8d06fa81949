import { createServer } from 'node:http';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MODEL_ID } from '@/lib/sandbox/gmi/options';
import { photo, plainPng, resultUrl, sandboxCaller } from '../support/gmi-sandbox';

let gmi: Awaited<ReturnType<typeof sandboxCaller>>;
let image: string;

beforeAll(async () => {
  gmi = await sandboxCaller({ engine: 'ellipse' });
  image = (await plainPng(120, 80)).toString('base64');
});
afterAll(() => gmi.close());
beforeEach(async () => {
  await gmi.outside('/sandbox/scenarios', { method: 'DELETE' });
  await gmi.outside('/sandbox/calls', { method: 'DELETE' });
});

describe('a submit', () => {
  it('blocks and carries its outcome, times in unix seconds, payload repeated', async () => {
    const { status, json } = await gmi.submit(image);
    expect(status).toBe(200);
    expect(json).toMatchObject({ model: MODEL_ID, status: 'success', payload: { image: expect.any(String) } });
    expect(json.outcome).toMatchObject({ media_urls: [{ id: '0', url: expect.stringContaining('/media/') }] });
    for (const name of ['created_at', 'updated_at', 'queued_at']) {
      expect(Math.abs(Number(json[name]) - Date.now() / 1000)).toBeLessThan(60);
    }
  });

  it('takes base64, a data URI and a URL, and logs which it was', async () => {
    const bytes = await photo('mug_plain.jpg');
    const elsewhere = createServer((_request, response) => response.end(bytes));
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
    const address = elsewhere.address();
    const port = typeof address === 'object' ? address?.port : null;
    const base64 = bytes.toString('base64');
    for (const form of [base64, `data:image/jpeg;base64,${base64}`, `http://127.0.0.1:${port}/mug.jpg`]) {
      expect((await gmi.submit(form)).json).toMatchObject({ status: 'success' });
    }
    elsewhere.close();
    elsewhere.closeAllConnections();
    const images = (await gmi.calls()).map((call) => call.image);
    const seen = { sizeBytes: bytes.length, format: 'jpeg', metadata: false };
    expect(images).toEqual(['base64', 'data-uri', 'url'].map((form) => ({ form, ...seen })));
  });

  it('refuses a stranger, an unknown model, an unknown field and what is no picture', async () => {
    expect((await gmi.submit(image, { headers: {} })).status).toBe(401);
    const other = await gmi.post('/requests', { model: 'other', payload: { image } });
    expect(other).toMatchObject({ status: 404, json: { error: 'model other does not exist' } });
    const field = await gmi.post('/requests', { model: MODEL_ID, payload: { image, seed: 1 } });
    expect(field).toMatchObject({ status: 400, json: { error: expect.stringContaining('seed') } });
    expect((await gmi.post('/requests', { model: MODEL_ID })).status).toBe(400);
    const text = await gmi.submit(Buffer.from('just text').toString('base64'));
    expect(text).toMatchObject({ status: 400, json: { error: expect.any(String), request_id: expect.any(String) } });
    expect((await gmi.submit('!')).status).toBe(400);
  });
});

describe('a result', () => {
  it('is a PNG of the same size, over the original pixels, fetched without credentials', async () => {
    const bytes = await photo('coffee.png');
    const submitted = await gmi.submit(bytes.toString('base64'));
    const result = await gmi.download(resultUrl(submitted));
    expect(result.headers.get('content-type')).toBe('image/png');
    const cutout = sharp(result.bytes);
    expect(await cutout.metadata()).toMatchObject({ format: 'png', width: 600, height: 400, hasAlpha: true });
    const colours = await cutout.removeAlpha().raw().toBuffer();
    expect(colours.equals(await sharp(bytes).raw().toBuffer())).toBe(true);
    const last = (await gmi.calls()).at(-1);
    expect(last).toMatchObject({ kind: 'media', authorized: false });
  });

  it('keeps grey, translucent and 16-bit inputs at their size', async () => {
    const colour = sharp(await photo('coffee.png'));
    const inputs = [
      await colour.clone().greyscale().jpeg().toBuffer(),
      await colour.clone().ensureAlpha(0.5).png().toBuffer(),
      await colour.clone().toColourspace('rgb16').png().toBuffer(),
    ];
    for (const input of inputs) {
      const result = await gmi.download(resultUrl(await gmi.submit(input.toString('base64'))));
      const { width, height, channels, depth } = await sharp(result.bytes).metadata();
      expect({ width, height, channels, depth }).toEqual({ width: 600, height: 400, channels: 4, depth: 'uchar' });
    }
  });

  it('has an address nobody can guess', async () => {
    const address = resultUrl(await gmi.submit(image));
    expect(address).toMatch(/\/media\/[0-9a-f]{48}\.png$/);
    const guess = address.replace(/[0-9a-f]{48}/, '0'.repeat(48));
    expect((await gmi.download(guess)).status).toBe(404);
  });
});

describe('polling', () => {
  it('shows a record queued, with a null outcome, until it has ended', async () => {
    await gmi.script({ on: 'submit', inline: false });
    const submitted = await gmi.submit(image);
    expect(Object.keys(submitted.json).sort()).toEqual(
      ['created_at', 'model', 'queued_at', 'request_id', 'status', 'updated_at'].sort(),
    );
    const route = `/requests/${submitted.json.request_id}`;
    await expect.poll(async () => (await gmi.get(route)).json.status, { timeout: 10_000 }).toBe('success');
    expect((await gmi.download(resultUrl(await gmi.get(route)))).status).toBe(200);
  });

  it('knows no foreign request', async () => {
    expect((await gmi.get('/requests/00000000-0000-4000-8000-000000000000')).status).toBe(404);
  });

  it('lists requests newest first, in pages', async () => {
    const ids = [];
    for (let n = 0; n < 3; n += 1) ids.push((await gmi.submit(image)).json.request_id);
    const idsOf = (json: Record<string, unknown>) =>
      (json.requests as { request_id: string }[]).map((one) => one.request_id);
    const first = await gmi.get(`/requests?model_id=${MODEL_ID}&limit=2&offset=0`);
    expect(first.json.has_more).toBe(true);
    expect(idsOf(first.json)).toEqual([ids[2], ids[1]]);
    expect(idsOf((await gmi.get('/requests?limit=1&offset=2')).json)).toEqual([ids[0]]);
    expect((await gmi.get('/requests?model_id=other')).json).toEqual({ requests: [], has_more: false });
  });
});

describe('side endpoints', () => {
  it('name the model and its price without a submit', async () => {
    expect((await gmi.get('/models')).json).toEqual({ model_ids: [MODEL_ID] });
    const known = await gmi.get(`/models/${MODEL_ID}`);
    expect(known.json).toMatchObject({ delivery_mode: 'sync', pricing_details: { price: 0.018 } });
    expect((await gmi.get('/models/other')).status).toBe(404);
  });

  it('take an upload under exactly the signed type, and a submit by its public address', async () => {
    const { json } = await gmi.post('/upload-url', { file_type: 'png' });
    const put = (type: string) =>
      fetch(String(json.upload_url), {
        method: 'PUT',
        headers: { 'content-type': type },
        body: Buffer.from(image, 'base64'),
      });
    expect((await put('image/jpeg')).status).toBe(403);
    expect((await put('image/png')).status).toBe(200);
    expect((await gmi.submit(String(json.public_url))).json.status).toBe('success');
    expect((await gmi.post('/upload-url', { file_type: 'gif' })).status).toBe(400);
  });
});
