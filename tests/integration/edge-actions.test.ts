import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { ROOT } from '@/scripts/setup/paths.mjs';
import type { Client } from '../support/client';
import { signedIn } from '../support/http';
import { type Product, startWebOnly } from '../support/product';
import { until } from '../support/until';

type Manifest = { node: Record<string, { exportedName: string }> };

let product: Product;
let client: Client;
let userId: string;
/** The framework's id of each action, by its name. */
let actions: [name: string, id: string][];
beforeAll(async () => {
  product = await startWebOnly();
  const person = await signedIn(product.url);
  [client, userId] = [person.client, person.user.id];
  const manifest: Manifest = JSON.parse(
    await readFile(path.join(ROOT, '.next/server/server-reference-manifest.json'), 'utf8'),
  );
  actions = Object.entries(manifest.node).map(([id, { exportedName }]) => [exportedName, id]);
}, 300_000);
afterAll(() => product?.stop());

type Call = { body: BodyInit; headers?: HeadersInit; page?: string; who?: Client | null };

async function call(id: string | null, { body, headers, page = '/settings', who = client }: Call) {
  const sent = new Headers(headers);
  if (id) sent.set('next-action', id);
  const init = { method: 'POST', body, headers: sent, redirect: 'manual' } as const;
  const answer = await (who ? who.fetch(page, init) : fetch(new URL(page, product.url), init));
  return { status: answer.status, body: await answer.text(), headers: answer.headers };
}

const plain = { 'content-type': 'text/plain;charset=UTF-8' };
const idOf = (name: string) => actions.find(([one]) => one === name)?.[1] ?? '';
const fingerprint = async () =>
  JSON.stringify(await db().user.findUnique({ where: { id: userId }, include: { sessions: true } }), (key, value) =>
    key === 'lastSeenAt' ? undefined : value,
  );
/** A form as the framework's client sends one: the argument is `$K1`, and its fields carry the number. */
function formOf(fields: [string, string | Blob][]): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(`_1_${name}`, value);
  form.append('0', '["$K1"]');
  return form;
}

describe('an action that is called directly', () => {
  const bodies: [string, BodyInit][] = [
    ['nothing', ''],
    ['no list', '{}'],
    ['an empty list', '[]'],
    ['null', '[null]'],
    ['undefined', '["$undefined"]'],
    ['a number', '[5]'],
    ['not a number', '["$NaN"]'],
    ['an object', '[{"get":"a"}]'],
    ['lists in lists', '['.repeat(5_000) + ']'.repeat(5_000)],
    ['broken JSON', '["'],
    ['a reference to nowhere', '["$K9"]'],
    ['a reference to an action', '["$F1"]'],
    ['a promise', '["$@1"]'],
    ['a stream', '["$R1"]'],
    ['a date', '["$Dnever"]'],
    ['a big integer', `["$n${'9'.repeat(9_000)}"]`],
    ['a prototype', '[{"__proto__":{"get":1}}]'],
    ['a path into the prototype', '["$1:__proto__:constructor"]'],
    ['two thousand arguments', JSON.stringify(Array.from({ length: 2_000 }, () => null))],
    ['100 KB', JSON.stringify(['a'.repeat(100_000)])],
    ['1 MB', JSON.stringify(['a'.repeat(1_000_000)])],
  ];

  test.each(bodies)('with %s refuses, and changes nothing', async (_what, body) => {
    const before = await fingerprint();
    for (const [name, id] of actions) {
      // It takes no argument: what else is sent is not its business.
      if (name === 'endOtherSessions') continue;
      for (const who of [client, null]) {
        const answer = await call(id, { body, headers: plain, who });
        expect(answer.status, `${name}: ${answer.body.slice(0, 300)}`).toBeLessThan(500);
        expect(answer.body).not.toContain('"ok":true');
      }
    }
    expect(await fingerprint()).toBe(before);
  });

  const forms: [string, [string, string | Blob][]][] = [
    ['no field', []],
    ['a file for each field', ['name', 'current', 'next'].map((name) => [name, new Blob(['a'])])],
    [
      'each field twice',
      [...'ab'].flatMap((value) => ['name', 'current', 'next'].map((name): [string, string] => [name, value])),
    ],
    ['a NUL in each field', ['name', 'current', 'next'].map((name) => [name, 'a\0b'])],
    ['100 KB in each field', ['name', 'current', 'next'].map((name) => [name, 'a'.repeat(100_000)])],
  ];

  test.each(forms)('with a form of %s refuses, and changes nothing', async (_what, fields) => {
    const before = await fingerprint();
    for (const name of ['saveName', 'savePassword', 'endOneSession']) {
      const answer = await call(idOf(name), { body: formOf(fields) });
      expect(answer.status, `${name}: ${answer.body.slice(0, 300)}`).toBeLessThan(500);
      expect(answer.body).not.toContain('"ok":true');
    }
    expect(await fingerprint()).toBe(before);
  });

  test('with what the framework cannot read leaves a line that names method, path and action, and nothing else', async () => {
    const answer = await call(idOf('saveName'), { body: '["', headers: plain, page: '/settings?q=secret' });
    expect(answer.status).toBe(400);
    await until(() => product.web.printed.includes(`POST /settings, action ${idOf('saveName')}: 500 told as 400\n`));
    expect(product.web.printed).not.toContain('secret');
  });

  test('with what it asks for works', async () => {
    const answer = await call(idOf('saveName'), { body: formOf([['name', 'Grace']]) });
    expect([answer.status, answer.body]).toEqual([200, expect.stringContaining('"ok":true')]);
    expect((await db().user.findUnique({ where: { id: userId } }))?.name).toBe('Grace');
    expect(await call(idOf('endOtherSessions'), { body: '[]', headers: plain })).toMatchObject({ status: 200 });
  });

  test.each([
    ['an unknown id', '40ffffffffffffffffffffffffffffffffffffffff'],
    ['no id at all', 'nonsense'],
    ['the name of something every object has', 'toString'],
  ])('by %s is not found, and leaves nothing in the log', async (_what, id) => {
    const before = product.web.printed.length;
    const since = () => product.web.printed.slice(before);
    const { status, body, headers } = await call(id, { body: '[]', headers: plain });
    expect([status, JSON.parse(body)]).toMatchObject([404, { code: 'not_found' }]);
    expect(headers.get('x-nextjs-action-not-found')).toBe('1');
    // Printed after whatever the first call made it print.
    await call(idOf('saveName'), { body: '["', headers: plain });
    await until(() => since().includes('500 told as 400'));
    expect(since()).not.toContain('Failed to find Server Action');
  });

  test.each([
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'application/x-www-form-urlencoded',
    'application/json',
    ';',
  ])('with a body of type %s that is none refuses', async (type) => {
    for (const [, id] of actions) {
      const { status } = await call(id, { body: 'a=b', headers: { 'content-type': type }, page: '/' });
      expect(status).toBeLessThan(500);
    }
  });
});

test.each([
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'text/plain',
])('a form of type %s that is sent to a page, and calls no action, is refused', async (type) => {
  for (const page of ['/', '/settings', '/sign-in']) {
    expect((await call(null, { body: '--x', headers: { 'content-type': type }, page })).status).toBe(405);
  }
  const form = new FormData();
  form.append(`$ACTION_ID_${idOf('endOtherSessions')}`, '');
  expect((await call(null, { body: form })).status).toBe(405);
});

const strangers: [string, Record<string, string>][] = [
  ['another site', { origin: 'https://evil.example' }],
  ['nowhere', { origin: 'null' }],
  ['no address', { origin: 'evil' }],
  ['another port', { origin: 'http://localhost:1' }],
  ['another site, as the browser says', { 'sec-fetch-site': 'cross-site' }],
  ['a subdomain, as the browser says', { 'sec-fetch-site': 'same-site' }],
  ['another site, though it claims ours', { 'sec-fetch-site': 'cross-site', origin: 'ours' }],
];

test.each(strangers)('whatever comes from %s is forbidden, and changes nothing', async (_whence, headers) => {
  const sent = headers.origin === 'ours' ? { ...headers, origin: product.url } : headers;
  const before = await fingerprint();
  const answer = await call(idOf('saveName'), { body: formOf([['name', 'Eve']]), headers: sent });
  expect([answer.status, JSON.parse(answer.body)]).toMatchObject([403, { code: 'foreign_origin' }]);
  for (const [method, path] of [
    ['POST', '/api/cutouts'],
    ['DELETE', '/api/cutouts/0'],
    ['POST', '/api/nowhere'],
  ] as const) {
    expect((await client.fetch(path, { method, headers: sent })).status).toBe(403);
  }
  expect((await client.fetch('/api/wallet', { headers: sent })).status).toBe(200);
  expect(await fingerprint()).toBe(before);
});

test.each([
  ['no browser', {}],
  ['the address bar', { 'sec-fetch-site': 'none' }],
  ['a page of ours', { 'sec-fetch-site': 'same-origin', origin: 'ours' }],
])('what comes from %s is taken', async (_whence, headers: Record<string, string>) => {
  const sent = headers.origin ? { ...headers, origin: product.url } : headers;
  const answer = await call(idOf('saveName'), { body: formOf([['name', 'Ada']]), headers: sent });
  expect([answer.status, answer.body]).toEqual([200, expect.stringContaining('"ok":true')]);
});
