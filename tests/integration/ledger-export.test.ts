import http from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { exportLedger } from '@/lib/ledger/export';
import { signedIn } from '../support/http';
import { type Product, startWebOnly } from '../support/product';
import { retainedBytes } from '../support/retained';
import { until } from '../support/until';

const IMAGES = 40_000;
const ENTRIES = IMAGES * 3;

let product: Product;
let member: Awaited<ReturnType<typeof signedIn>>;

beforeAll(async () => {
  product = await startWebOnly();
  member = await signedIn(product.url);
  const { id: workspaceId } = member.workspace;
  await db().$executeRaw`
    insert into cutouts (id, workspace_id, created_by_id, name, status, price_micros, provider, model, source_hash,
                         source_format, source_size_bytes, width, height, placeholder, deadline_at)
    select gen_random_uuid(), ${workspaceId}::uuid, ${member.user.id}::uuid, 'image ' || n || '.png', 'succeeded', 18000, 'test', 'test',
           md5(n::text) || md5(n::text), 'png', 1, 8, 8, '', now()
    from generate_series(1, ${IMAGES}::int) as n`;
  await db().$executeRaw`
    insert into holds (id, workspace_id, cutout_id, amount_micros, state)
    select gen_random_uuid(), workspace_id, id, 18000, 'settled' from cutouts where workspace_id = ${workspaceId}::uuid`;
  // In any order: what the file is about here is that each is in it once.
  await db().$executeRaw`
    insert into entries (workspace_id, kind, available_micros, held_micros, balance_micros, hold_id)
    select workspace_id, kind::entry_kind, available, held, 0, holds.id
    from holds, (values ('reserve', -18000, 18000), ('release', 18000, -18000), ('settle', 0, -18000)) as move (kind, available, held)
    where workspace_id = ${workspaceId}::uuid`;
}, 300_000);
afterAll(() => product?.stop());

const addEntry = (): Promise<{ id: bigint }> =>
  db().entry.create({
    data: { workspaceId: member.workspace.id, kind: 'settle', availableMicros: 0n, heldMicros: 0n, balanceMicros: 0n },
  });

const path = () => `/api/ledger.csv?workspace=${member.workspace.slug}`;

async function exported() {
  const slug = member.workspace.slug;
  const file = await exportLedger({ scope: member.scope, slug }, {}, 'UTC', new Date());
  if (!file.ok) throw new Error(file.reason);
  return file.value.stream;
}

async function* textsOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    yield decoder.decode(part.value, { stream: true });
  }
}

/** Once nobody reads the ledger any more: many looks in a row find the same last reading, and none under way. */
async function untilNobodyReads() {
  let before = '';
  let quiet = 0;
  await until(async () => {
    const [{ last = '' } = {}] = await db().$queryRaw<{ last: string }[]>`
      select count(*) filter (where state <> 'idle') || ' ' || coalesce(max(query_start)::text, '') as last from pg_stat_activity
      where datname = current_database() and query like '%select entries.id, entries.kind%' and query not like '%pg_stat_activity%'`;
    // The texts of queries are cut short there: this is their beginning.
    quiet = last.startsWith('0 ') && last === before ? quiet + 1 : 0;
    before = last;
    return quiet > 15;
  });
}

test('a file of 120,000 entries holds each once, in order, and keeps none of them in memory', async () => {
  let lines = 0;
  let chunks = 0;
  let last = 0;
  let early = 0;
  let rest = '';
  for await (const chunk of textsOf(await exported())) {
    const parts = (rest + chunk).split('\r\n');
    rest = parts.pop() ?? '';
    for (const line of parts) {
      const id = Number(line.split(',', 1)[0]);
      if (lines++ > 0 && !(id > last)) throw new Error(`${id} comes after ${last}`);
      if (lines > 1) last = id;
    }
    if (++chunks === 20) early = retainedBytes();
  }
  expect(lines).toBe(ENTRIES + 1);
  expect(retainedBytes() - early).toBeLessThan(6_000_000);
});

test('nothing is read ahead of the reader: an entry that comes meanwhile is still in the file', async () => {
  const texts = textsOf(await exported());
  await texts.next();
  await texts.next();
  await untilNobodyReads();
  const { id } = await addEntry();
  let end = '';
  for await (const text of texts) end = (end + text).slice(-2_000);
  expect(end).toContain(`\r\n${id},`);
});

const open = () =>
  new Promise<http.IncomingMessage>((resolve, reject) => {
    const headers = { cookie: member.client.cookieHeader() };
    http.get(new URL(path(), product.url), { headers }, resolve).on('error', reject);
  });

test('a reader that is slow holds the server back, and gets the whole file', async () => {
  const response = await open();
  await untilNobodyReads();
  const { id } = await addEntry();
  let end = '';
  for await (const chunk of response.setEncoding('utf8')) end = (end + chunk).slice(-2_000);
  expect(end).toContain(`\r\n${id},`);
});

test('a reader that leaves in the middle breaks nothing, and the reading comes to rest', async () => {
  const response = await open();
  response.destroy();
  await untilNobodyReads();
  expect((await member.client.fetch(path(), { method: 'HEAD' })).status).toBe(200);
});
