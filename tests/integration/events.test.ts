import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { aCutout } from '../support/gallery';
import { signedIn } from '../support/http';
import { type Product, startWebOnly } from '../support/product';
import { until } from '../support/until';

let product: Product;
beforeAll(async () => {
  product = await startWebOnly();
  // A server listens to the database from its first stream on: what happens before it does is a gap, not news.
  const { client, tell, mention } = await withCutout();
  const first = await open(client);
  await until(async () => {
    await tell();
    return first.told.text.includes(mention);
  });
  await first.close();
}, 300_000);
afterAll(() => product?.stop());

/** An open stream of one's own workspace, and what came of it so far. */
async function open(client: Awaited<ReturnType<typeof signedIn>>['client'], query = '', headers = {}) {
  const leave = new AbortController();
  const stream = await client.fetch(`/api/events${query}`, { headers, signal: leave.signal });
  const told = { text: '' };
  const into = new WritableStream<string>({
    write(text) {
      told.text += text;
    },
  });
  const reading = stream.body
    ?.pipeThrough(new TextDecoderStream())
    .pipeTo(into)
    .catch(() => undefined);
  const close = async () => {
    leave.abort();
    await reading;
  };
  return { told, close };
}

/** Somebody with a cutout, how to change it, and what an open stream is told of it then. */
async function withCutout() {
  const somebody = await signedIn(product.url);
  const cutout = await aCutout(somebody.scope);
  const tell = () => db().cutout.update({ where: { id: cutout.id }, data: { commentCount: { increment: 1 } } });
  return { ...somebody, tell, mention: `event: cutout\ndata: {"id":"${cutout.id}"` };
}

/** The same once the server has heard of all that happened to it so far. */
async function listeningFor() {
  const somebody = await withCutout();
  const first = await open(somebody.client);
  await until(() => first.told.text.includes('event: wallet'));
  await somebody.tell();
  await until(() => first.told.text.includes(somebody.mention));
  await first.close();
  return somebody;
}

/** A clock may be so far ahead of the server's: what it heard of within that time it tells once more. */
const SLACK_MS = 5_000;

test('what happens after a page was read and before its browser listens is told when it does', async () => {
  const { client, tell, mention } = await listeningFor();
  const readAtMs = Date.now() + SLACK_MS;
  await tell();
  const late = await open(client, `?since=${readAtMs}`);
  await until(() => late.told.text.includes(mention));
  expect(late.told.text).not.toContain('event: gap');
  await late.close();
  const back = await open(client, '?since=1', { 'last-event-id': String(readAtMs) });
  await until(() => back.told.text.includes(mention));
  expect(back.told.text).not.toContain('event: gap');
  await back.close();
});

test.each(['1', String(Date.now() - 86_400_000)])(
  'who says that they know nothing since %s is told of a gap',
  async (since) => {
    const { client } = await listeningFor();
    const late = await open(client, `?since=${since}`);
    await until(() => late.told.text.includes('event: gap'));
    await late.close();
  },
);

test.each(['', 'yesterday', '-1', '1e99', '9'.repeat(40), 'NaN'])(
  'a “since” of “%s” says nothing, and changes nothing',
  async (since) => {
    const { client, mention } = await listeningFor();
    const stream = await open(client, `?since=${since}`);
    await until(() => stream.told.text.includes('event: wallet'));
    expect(stream.told.text).not.toMatch(/event: gap/);
    expect(stream.told.text).not.toContain(mention);
    await stream.close();
  },
);
