import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { LIMITS } from '@/lib/limits/rules';
import { aPerson } from '../support/factories';
import { anAddress, Person } from '../support/person';
import { type Product, startWebOnly } from '../support/product';

const password = 'correct horse battery';
let product: Product;
beforeAll(async () => {
  const env = { TRUSTED_PROXIES: '1' };
  product = await startWebOnly(env);
}, 300_000);
afterAll(() => product?.stop());

const browser = () => new Person(product.url);
const doors = [
  ...[
    'signin/email',
    'signin/credentials',
    'signin/nobody',
    'signin',
    'signout',
    'session',
    'csrf',
    'providers',
    '_log',
  ],
  ...[
    'callback/credentials',
    'callback/confirm',
    'callback/email',
    'callback/nobody',
    'error',
    'verify-request',
    'a/b/c',
  ],
];

/** Where an answer leads, whether it says so in a header or as JSON. */
async function target(answer: Response): Promise<URL | null> {
  const text = await answer.text();
  const inBody: string | undefined = text.startsWith('{"url"') ? JSON.parse(text).url : undefined;
  const to = answer.headers.get('location') ?? inBody;
  return to === undefined ? null : new URL(to, product.url);
}

async function expectCalm(answer: Response, what: string): Promise<void> {
  expect(answer.status, what).toBeLessThan(500);
  const isProblem = answer.headers.get('content-type') === 'application/problem+json';
  expect(answer.status < 400 || answer.status === 405 || isProblem, `${what}: ${answer.status}`).toBe(true);
  const to = await target(answer);
  expect(to?.origin ?? product.url, what).toBe(product.url);
}

const bodies: [string, BodyInit | undefined, string][] = [
  ['no body', undefined, ''],
  ['broken JSON', '{"csrfToken":', 'application/json'],
  ['JSON that is no object', '[1]', 'application/json'],
  ['JSON null', 'null', 'application/json'],
  ['JSON of objects', '{"email":{"a":1},"csrfToken":[1],"callbackUrl":["/a"],"token":null}', 'application/json'],
  ['JSON with a prototype', '{"__proto__":"x","constructor":"y","email":"a@example.org"}', 'application/json'],
  ['JSON in another alphabet', new Uint8Array([0xff, 0xfe, 0x7b, 0x00]), 'application/json; charset=utf-16'],
  ['a form said to be JSON', 'email=a&csrfToken=b', 'application/json'],
  ['JSON said to be a form', '{"email":"a"}', 'application/x-www-form-urlencoded'],
  ['a form with malformed escapes', 'email=%ff%&csrfToken=%E0%A4%A&callbackUrl=%', 'application/x-www-form-urlencoded'],
  [
    'each field twice',
    'email=a&email=b&password=a&password=b&csrfToken=a&csrfToken=b',
    'application/x-www-form-urlencoded',
  ],
  ['a multipart body without boundary', '--x', 'multipart/form-data'],
  ['bytes', new Uint8Array([0, 255, 10, 13]), 'application/octet-stream'],
  ['a type that is none', 'a', ';;;'],
];

describe.each(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'])('%s', (method) => {
  test.each(method === 'POST' ? bodies : bodies.slice(0, 1))(
    'with %s is never a broken server',
    async (_what, body, type) => {
      for (const door of doors) {
        const headers = type ? { 'content-type': type } : {};
        const init = { method, headers, ...(body !== undefined && { body }) };
        await expectCalm(await browser().fetch(`/api/auth/${door}`, init), `${method} ${door}`);
      }
    },
  );
});

const elsewhere = [
  ...[
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'http://',
  ],
  ...['http://localhost.evil.example', '%', '/%ff', '/a\nb', '', `/${'a'.repeat(10_000)}`, '\ud800', '/é/\u2028', 'a'],
];

test.each(elsewhere)('a callbackUrl of %j leads nowhere but home, wherever it stands', async (callbackUrl) => {
  const { user } = await aPerson();
  const query = callbackUrl.length > 5_000 ? '' : `?${new URLSearchParams({ callbackUrl })}&callbackUrl=/b`;
  for (const door of ['signin', 'csrf', 'session', 'error', 'signout', 'callback/email', 'verify-request']) {
    await expectCalm(await browser().fetch(`/api/auth/${door}${query}`), door);
  }
  for (const door of ['signin/email', 'callback/credentials', 'signout', 'callback/confirm']) {
    const fields = { callbackUrl, email: user.email, password: 'not the password', token: 'none' };
    await expectCalm(await browser().auth(door, fields), `POST ${door}`);
    await expectCalm(await browser().auth(`${door}${query}`, fields), `POST ${door}${query}`);
  }
  const cookie = `next-auth.callback-url=${encodeURIComponent(callbackUrl.replace('\ud800', '').slice(0, 2_000))}`;
  for (const door of ['signin', 'csrf', 'session']) {
    const answer = await fetch(new URL(`/api/auth/${door}`, product.url), { headers: { cookie }, redirect: 'manual' });
    await expectCalm(answer, `${door} with a cookie`);
  }
});

test.each([
  'next-auth.csrf-token',
  'next-auth.session-token',
  'next-auth.callback-url',
  'clearcut.device',
  'clearcut.signup',
])('a cookie %s that is none is no obstacle', async (name) => {
  for (const value of ['%', '%ff', '|', '~.~', 'a.b.c.d', '"', 'a'.repeat(4_000)]) {
    for (const path of ['/api/auth/session', '/api/auth/csrf', '/', '/sign-in', '/verify?token=a']) {
      const answer = await fetch(new URL(path, product.url), { headers: { cookie: `${name}=${value}` } });
      expect(answer.status, `${path} ${value}`).toBe(200);
      await answer.text();
    }
  }
});

test.each(['<script>', 'Invalid `prisma.user.findUnique()`', '%ff', 'a&error=b', '\u2028', 'a'.repeat(3_000)])(
  'an error that is none of ours, %j, goes no further than the door',
  async (error) => {
    for (const door of ['error', 'signin']) {
      for (const query of [`error=${error}`, new URLSearchParams({ error })]) {
        const to = await target(await browser().fetch(`/api/auth/${door}?${query}`));
        expect(to?.searchParams.get('error'), door).toBe('Default');
      }
    }
  },
);

test('an exception on the way in names itself to nobody but the log', async () => {
  const { user } = await aPerson();
  const person = browser();
  const ask = () => person.auth('callback/credentials', { email: user.email, password });
  await db().$executeRawUnsafe('alter table rate_limits rename to out_of_reach');
  try {
    const [credentials, mail] = [await ask(), await person.auth('signin/email', { email: user.email })];
    for (const answer of [credentials, mail]) {
      const to = await target(answer);
      expect(to?.pathname.startsWith('/api/auth/error') && to.searchParams.get('error')).toBe('Default');
      expect(decodeURIComponent(String(to))).not.toMatch(/prisma|rate_limits|relation|raw/i);
    }
  } finally {
    await db().$executeRawUnsafe('alter table out_of_reach rename to rate_limits');
  }
  expect(product.web.printed).toContain('rate_limits');
  expect((await ask()).status).toBe(401);
});

test('forms with a slip in them use nobody’s sign-ups up', async () => {
  const person = browser();
  const slip = () => person.post('/api/signup', { email: anAddress(), password: 'short', name: 'Ada' });
  for (let nth = 0; nth <= LIMITS.signUpByIp.limit; nth++) expect((await slip()).status).toBe(422);
  expect((await person.post('/api/signup', { email: anAddress(), password, name: 'Ada' })).status).toBe(202);
  const key = `sign-up:client:${person.address}`;
  expect(await db().rateLimit.findUnique({ where: { key } })).toMatchObject({ used: 1 });
});
