import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { GmiSandboxOptions } from '@/lib/sandbox/gmi/options';
import { plainPng, sandboxCaller } from '../support/gmi-sandbox';

const open: { close: () => Promise<void> }[] = [];
const start = async (options: GmiSandboxOptions) => {
  const caller = await sandboxCaller(options);
  open.push(caller);
  return caller;
};
const image = (await plainPng(40, 30)).toString('base64');

afterEach(async () => {
  await Promise.all(open.splice(0).map((caller) => caller.close()));
});

const queueOf = async (gmi: Awaited<ReturnType<typeof start>>) => (await gmi.outside('/health')).json.queue;

it('jobs beyond the waiting room are turned away as GMI does when it is full', async () => {
  const gmi = await start({ engine: 'instant', delivery: 'poll', concurrency: 1, maxWaiting: 2, latencyMs: 60_000 });
  for (let n = 0; n < 3; n += 1) expect((await gmi.submit(image)).status).toBe(200);
  const fourth = await gmi.submit(image);
  expect(fourth).toMatchObject({ status: 503, json: { error: 'Upstream capacity temporarily exhausted' } });
  expect(await queueOf(gmi)).toMatchObject({ running: 1, waiting: 2 });
});

it('who hangs up while waiting gives the place back', async () => {
  const gmi = await start({ engine: 'instant', concurrency: 1, latencyMs: 60_000 });
  const hangUp = new AbortController();
  const init = { signal: hangUp.signal };
  const both = [gmi.submit(image, init), gmi.submit(image, init)];
  await expect.poll(() => queueOf(gmi), { timeout: 10_000 }).toMatchObject({ running: 1, waiting: 1 });
  hangUp.abort();
  await Promise.allSettled(both);
  await expect.poll(() => queueOf(gmi), { timeout: 10_000 }).toMatchObject({ running: 1, waiting: 0 });
  const records = (await gmi.get('/requests')).json.requests as { status: string }[];
  expect(records.map((record) => record.status).sort()).toEqual(['cancelled', 'processing']);
});

it('a submit that waited too long answers unfinished, to be polled', async () => {
  const gmi = await start({ engine: 'instant', latencyMs: 60_000, inlineWaitMs: 10 });
  expect((await gmi.submit(image)).json).toMatchObject({ status: 'processing' });
});

it('without weights the model does not exist, for submits and for the free check, and health says why', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'gmi-sandbox-'));
  const file = path.join(folder, 'weights.onnx');
  const gmi = await start({ engine: 'model', model: { file } });
  expect(await gmi.submit(image)).toMatchObject({ status: 404, json: { code: 'weights_missing' } });
  expect((await gmi.get('/models/bria-image-remove-background')).status).toBe(404);
  expect((await gmi.get('/models')).json).toEqual({ model_ids: [] });
  const health = await gmi.outside('/health');
  expect(health.json).toMatchObject({ status: 'model_unavailable', reason: 'weights_missing' });
  await writeFile(file, 'these are no weights');
  expect(await gmi.submit(image)).toMatchObject({ status: 404, json: { code: 'weights_unusable' } });
  await rm(folder, { recursive: true });
});

it('with a key set, no other opens it', async () => {
  const gmi = await start({ engine: 'instant', apiKey: 'the-key' });
  expect((await gmi.submit(image)).status).toBe(401);
  expect((await gmi.submit(image, { headers: { authorization: 'Bearer the-key' } })).status).toBe(200);
});

it('only the accepted forms of an image are taken', async () => {
  const gmi = await start({ engine: 'instant', acceptForms: ['data-uri'] });
  expect((await gmi.submit(image)).status).toBe(400);
  expect((await gmi.submit(`data:image/png;base64,${image}`)).status).toBe(200);
});

it('a page that points a name of its own at the stand-in is refused', async () => {
  const { origin } = await start({ engine: 'instant' });
  const status = await new Promise((resolve, reject) => {
    request(`${origin}/health`, { headers: { host: 'evil.example' } }, (response) => resolve(response.statusCode))
      .on('error', reject)
      .end();
  });
  expect(status).toBe(403);
});

it('results and records beyond their bounds are forgotten, oldest first', async () => {
  const gmi = await start({ engine: 'instant', maxRecords: 2, maxMediaBytes: 1 });
  const addresses = [];
  for (let n = 0; n < 3; n += 1) {
    const { json } = await gmi.submit(image);
    addresses.push(JSON.stringify(json).match(/"url":"([^"]+)"/)?.[1] ?? '');
  }
  const statuses = await Promise.all(addresses.map(async (address) => (await gmi.download(address)).status));
  expect(statuses).toEqual([404, 404, 200]);
  expect((await gmi.get('/requests')).json.requests).toHaveLength(2);
});
