import { afterAll, beforeAll, expect, test } from 'vitest';
import { LIMITS } from '@/lib/limits/rules';
import { anAddress, linkIn, mailsTo, Person, tokenIn } from '../support/person';
import { type Product, startProduct } from '../support/product';

const NOWHERE = 'http://127.0.0.1:9/api/v1/ie/requestqueue/apikey';
const password = 'correct horse battery';
let product: Product;

beforeAll(async () => {
  const databaseUrl = process.env.DATABASE_URL ?? '';
  product = await startProduct({ databaseUrl, gmiUrl: NOWHERE, env: { TRUSTED_PROXIES: '1' } });
}, 300_000);
afterAll(() => product?.stop());

const browser = () => new Person(product.url);
const mails = (email: string, count?: number) => mailsTo(product.dataDir, email, count);

/** Signs up and confirms in one browser, as people do. */
async function aMember(email = anAddress()) {
  const person = browser();
  await person.post('/api/signup', { email, password, name: 'Ada' });
  const [mail] = await mails(email);
  expect((await person.auth('callback/confirm', { token: tokenIn(mail) })).status).toBe(200);
  return { person, email };
}

test('who signs up is in after the mail’s button, with a workspace and its welcome credit; the link works once', async () => {
  const email = anAddress();
  const person = browser();
  const answer = await person.post('/api/signup', { email: email.toUpperCase(), password, name: 'Ada' });
  expect(answer.status).toBe(202);
  expect((await person.signIn({ email, password })).status).toBe(401);
  const [mail] = await mails(email);
  const link = linkIn(mail);
  for (const _scan of [1, 2]) expect((await browser().fetch(link.href)).status).toBe(200);
  const token = tokenIn(mail);
  const twice = await Promise.all([1, 2].map(() => person.auth('callback/confirm', { token })));
  expect(twice.map(({ status }) => status).sort()).toEqual([200, 410]);
  expect(await person.json('/api/wallet')).toMatchObject({ availableMicros: '180000', heldMicros: '0' });
  expect((await browser().signIn({ email, password })).status).toBe(200);
});

test('an address somebody else signed up is confirmed with a password of its owner’s, and theirs is dropped', async () => {
  const email = anAddress();
  const stranger = browser();
  await stranger.post('/api/signup', { email, password: 'the stranger knows this', name: 'Ada' });
  const token = tokenIn((await mails(email))[0]);
  const owner = browser();
  expect((await owner.auth('callback/confirm', { token })).status).toBe(422);
  expect((await owner.auth('callback/confirm', { token, password })).status).toBe(200);
  expect((await stranger.signIn({ email, password: 'the stranger knows this' })).status).toBe(401);
  expect((await browser().signIn({ email, password })).status).toBe(200);
});

test.each(['/api/signup', '/api/forgot'])('%s answers a known and an unknown address alike', async (path) => {
  const { email } = await aMember();
  const unknown = anAddress();
  const ask = async (address: string) => {
    const answer = await browser().post(path, { email: address, password: 'another horse battery', name: 'Eve' });
    const headers = [...answer.headers.keys()].sort();
    return { status: answer.status, headers, body: (await answer.text()).replace(address, '') };
  };
  expect(await ask(email)).toEqual(await ask(unknown));
  await Promise.all([mails(email, 2), mails(unknown, 1)]);
});

test('signing up with a known address changes nothing but its mailbox', async () => {
  const { person, email } = await aMember();
  await browser().post('/api/signup', { email, password: 'another horse battery', name: 'Eve' });
  const [, mail] = await mails(email, 2);
  expect(mail?.subject).toContain('already');
  expect(await person.isSignedIn()).toBe(true);
  expect((await browser().signIn({ email, password: 'another horse battery' })).status).toBe(401);
});

test('a wrong password and an unknown address are one answer', async () => {
  const { email } = await aMember();
  const wrong = await browser().signIn({ email, password: 'not the password' });
  const unknown = await browser().signIn({ email: anAddress(), password: 'not the password' });
  expect([wrong.status, await wrong.text()]).toEqual([unknown.status, await unknown.text()]);
  expect(wrong.status).toBe(401);
});

test('a reset link works once, and ends every session', async () => {
  const { person, email } = await aMember();
  await browser().post('/api/forgot', { email });
  const token = tokenIn((await mails(email, 2))[1]);
  const owner = browser();
  expect((await owner.auth('callback/reset', { token, password: 'password123' })).status).toBe(422);
  expect((await owner.auth('callback/reset', { token, password: 'a brand new horse' })).status).toBe(200);
  expect((await owner.auth('callback/reset', { token, password: 'yet another horse' })).status).toBe(410);
  expect([await owner.isSignedIn(), await person.isSignedIn()]).toEqual([true, false]);
  expect((await browser().signIn({ email, password })).status).toBe(401);
});

test('a token that was kept is worth nothing after its browser has signed out', async () => {
  const { person } = await aMember();
  const kept = await person.fetch('/api/auth/session');
  expect(kept.headers.getSetCookie().length).toBeGreaterThan(0);
  const cookie = kept.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const thief = () => browser().fetch('/api/wallet', { headers: { cookie } });
  expect((await thief()).status).toBe(200);
  const out = await person.auth('signout');
  expect(out.headers.get('clear-site-data')).toBe('"cache"');
  expect((await thief()).status).toBe(401);
});

test('a mailed link signs in by its button only: once, not by being opened, not from another site', async () => {
  const email = anAddress();
  const person = browser();
  await person.auth('signin/email', { email, callbackUrl: '/settings' });
  const link = linkIn((await mails(email))[0]);
  const query = new URLSearchParams({ token: tokenIn((await mails(email))[0]), email, callbackUrl: '//evil.example' });
  expect((await person.fetch(link.href)).status).toBe(200);
  expect((await person.fetch(`/api/auth/callback/email?${query}`)).headers.get('location')).toContain('/sign-in/link?');
  const press = (headers: HeadersInit = {}) =>
    person.fetch(`/api/auth/callback/email?${query}`, { method: 'POST', headers });
  expect((await press({ origin: 'https://evil.example' })).status).toBe(403);
  expect(await person.isSignedIn()).toBe(false);
  const landing = new URL((await press()).headers.get('location') ?? '', product.url);
  expect(landing.origin).toBe(new URL(product.url).origin);
  expect(await person.isSignedIn()).toBe(true);
  expect((await press()).headers.get('location')).toContain('error=Verification');
});

test('guessing is stopped with a time to wait, and the owner’s browser is let in all the same', async () => {
  const { person, email } = await aMember();
  const thief = browser();
  const guess = (who: Person, nth: number) => who.signIn({ email, password: `not the password ${nth}` });
  for (let nth = 0; nth < LIMITS.signInByAccountAndIp.limit; nth++) expect((await guess(thief, nth)).status).toBe(401);
  const stopped = await thief.signIn({ email, password });
  expect(stopped.status).toBe(429);
  expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0);
  const others = Array.from({ length: LIMITS.signInByAccount.limit }, (_, nth) => guess(browser(), nth));
  const statuses = (await Promise.all(others)).map(({ status }) => status);
  // The account's limit counts them all, the ten of the first one too: what is left of it is refused as wrong.
  const left = LIMITS.signInByAccount.limit - LIMITS.signInByAccountAndIp.limit;
  expect(statuses.filter((status) => status === 401)).toHaveLength(left);
  expect(statuses.filter((status) => status === 429)).toHaveLength(LIMITS.signInByAccountAndIp.limit);
  expect((await browser().signIn({ email, password })).status).toBe(429);
  expect((await person.signIn({ email, password })).status).toBe(200);
});

test('strangers who use an address’s mails up leave its other mails, and its owner’s browser has its own', async () => {
  const { person, email } = await aMember();
  const forgot = async (who: Person) => (await who.post('/api/forgot', { email })).status;
  for (let nth = 0; nth < LIMITS.mailByAddress.limit; nth++) expect(await forgot(browser())).toBe(202);
  expect(await forgot(browser())).toBe(429);
  expect((await browser().auth('signin/email', { email })).status).toBe(200);
  expect((await browser().post('/api/signup', { email, password, name: 'Ada' })).status).toBe(202);
  await person.auth('signout');
  for (let nth = 0; nth < LIMITS.mailByKnownDevice.limit; nth++) expect(await forgot(person)).toBe(202);
  expect(await forgot(person)).toBe(429);
});

test('a limit counts simultaneous uses exactly', async () => {
  const email = anAddress();
  const asks = Array.from({ length: LIMITS.mailByAddress.limit + 5 }, () => browser().post('/api/forgot', { email }));
  const statuses = (await Promise.all(asks)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 202)).toHaveLength(LIMITS.mailByAddress.limit);
  expect(statuses.filter((status) => status === 429)).toHaveLength(5);
});

test.each([
  ['/api/signup', { origin: 'https://evil.example' }],
  ['/api/forgot', { 'sec-fetch-site': 'cross-site' }],
  ['/api/auth/callback/credentials', { origin: 'https://evil.example' }],
  ['/api/auth/signout', { origin: 'null' }],
])('%s refuses what another site sends', async (path, headers) => {
  expect((await browser().post(path, { email: anAddress(), password, name: 'Ada' }, headers)).status).toBe(403);
});

test('what Postgres cannot hold is refused, never a broken server', async () => {
  const { person } = await aMember();
  const [email, name] = [`nobody\0@example.org`, 'A\0da'];
  const statuses = [
    await person.post('/api/signup', { email, password, name: 'Ada' }),
    await person.post('/api/signup', { email: anAddress(), password, name }),
    await person.post('/api/forgot', { email }),
    await person.auth('callback/credentials', { email, password }),
    await person.auth('signin/email', { email }),
    await person.auth('signin/email', { email: anAddress(), callbackUrl: '/\0' }),
    await person.auth('callback/reset', { token: '\0', password }),
    await person.fetch('/api/auth/callback/email?token=%00&email=%00', { method: 'POST' }),
    await person.post('/api/auth/signin/email', { email: { not: 'a text' }, callbackUrl: 5 }),
    await person.fetch('/api/wallet?workspace=%00'),
  ].map(({ status }) => status);
  expect(statuses).toEqual([422, 422, 422, 400, 400, 400, 400, 400, 400, 400]);
});

test('without an outside provider’s variables the sign-in page offers none', async () => {
  expect(await (await browser().fetch('/sign-in')).text()).not.toMatch(/Continue with [^{]/);
  expect(Object.keys(await browser().json<object>('/api/auth/providers'))).not.toContain('oidc');
});

test('every page and answer carries its headers', async () => {
  const page = await browser().fetch('/sign-in');
  expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic'/);
  const nonce = /'nonce-([^']+)'/.exec(page.headers.get('content-security-policy') ?? '')?.[1];
  const scripts = (await page.text()).match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
  for (const path of ['/sign-in', '/api/auth/csrf', '/api/health/live']) {
    const { headers } = await browser().fetch(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
  }
});
