import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { aPerson } from '../support/factories';
import { type IdentityProvider, startIdentityProvider } from '../support/identity-provider';
import { askToSignIn, comeBack, passProvider, signInOutside } from '../support/outside-sign-in';
import { anAddress, mailsTo, Person, tokenIn } from '../support/person';
import { type Product, startProduct } from '../support/product';

const NOWHERE = 'http://127.0.0.1:9/api/v1/ie/requestqueue/apikey';
const password = 'correct horse battery';
const REFUSED = '/sign-in?error=OAuthAccountNotLinked';
let provider: IdentityProvider;
let product: Product;

beforeAll(async () => {
  provider = await startIdentityProvider();
  const databaseUrl = process.env.DATABASE_URL ?? '';
  product = await startProduct({ databaseUrl, gmiUrl: NOWHERE, env: { TRUSTED_PROXIES: '1', ...provider.env } });
  provider.serve(product.url);
}, 300_000);
afterAll(async () => {
  await product?.stop();
  await provider?.close();
});

const browser = () => new Person(product.url);
const path = ({ pathname, search }: URL) => `${pathname}${search}`;
const accountsOf = (email: string) => db().user.findMany({ where: { email }, include: { accounts: true } });

test('a new person is let in with an account, a workspace and its welcome credit; the next time it is the same one', async () => {
  const email = anAddress();
  const sub = provider.know({ email: email.toUpperCase(), email_verified: true, name: 'Ada' });
  const person = browser();
  const landing = await comeBack(person, await passProvider(await askToSignIn(person, '/settings'), sub));
  expect(landing.href).toBe(`${product.url}/settings`);
  expect(await person.json('/api/wallet')).toMatchObject({ availableMicros: '180000', heldMicros: '0' });
  expect(await person.json('/api/auth/session')).toMatchObject({ user: { name: 'Ada', email } });

  const again = browser();
  expect(path(await signInOutside(again, sub))).toBe('/w');
  expect(await again.json('/api/wallet')).toMatchObject({ availableMicros: '180000' });
  const accounts = await accountsOf(email);
  expect(accounts).toMatchObject([{ emailVerified: expect.any(Date), passwordHash: null, accounts: [{}] }]);
  // What a provider lets its tokens do is not ours to keep.
  expect(accounts[0]?.accounts[0]).toMatchObject({ access_token: null, refresh_token: null, id_token: null });
});

test.each([
  ['does not vouch for', { email_verified: false }],
  ['says nothing about', {}],
])('an address that the provider %s opens no account, new or known', async (_how, proof) => {
  const { user } = await aPerson();
  for (const email of [anAddress(), user.email]) {
    const person = browser();
    expect(path(await signInOutside(person, provider.know({ email, ...proof })))).toBe(REFUSED);
    expect(await person.isSignedIn()).toBe(false);
    for (const account of await accountsOf(email)) expect(account.accounts).toEqual([]);
  }
});

test('an identity without an address opens no account', async () => {
  expect(path(await signInOutside(browser(), provider.know({ name: 'Nobody' })))).toBe(REFUSED);
});

test('an address confirmed on both sides is one account, whichever way its owner comes in', async () => {
  const email = anAddress();
  const person = browser();
  await person.post('/api/signup', { email, password, name: 'Ada' });
  await person.auth('callback/confirm', { token: tokenIn((await mailsTo(product.dataDir, email))[0]) });
  const outside = browser();
  expect(path(await signInOutside(outside, provider.know({ email, email_verified: true, name: 'Ada' })))).toBe('/w');
  expect(await outside.json('/api/wallet')).toEqual(await person.json('/api/wallet'));
  expect(await accountsOf(email)).toMatchObject([{ accounts: [{ provider: 'oidc' }] }]);
  expect((await browser().signIn({ email, password })).status).toBe(200);
});

test('who was linked gets in although the provider changes or withdraws the address', async () => {
  const { user } = await aPerson();
  const sub = provider.know({ email: user.email, email_verified: true });
  await signInOutside(browser(), sub);
  provider.know({ email: anAddress(), email_verified: false }, sub);
  const person = browser();
  expect(path(await signInOutside(person, sub))).toBe('/w');
  expect(await person.json('/api/auth/session')).toMatchObject({ user: { email: user.email } });
});

test('the same sub of another issuer is another person', async () => {
  const { user } = await aPerson();
  const email = anAddress();
  const sub = provider.know({ email, email_verified: true });
  const elsewhere = { type: 'oauth', provider: 'oidc', userId: user.id };
  for (const providerAccountId of [sub, `https://before.example#${sub}`]) {
    await db().account.create({ data: { ...elsewhere, providerAccountId } });
  }
  const person = browser();
  expect(path(await signInOutside(person, sub))).toBe('/w');
  expect(await person.json('/api/auth/session')).toMatchObject({ user: { email } });
  expect(await accountsOf(email)).toMatchObject([{ accounts: [{ providerAccountId: `${provider.issuer}#${sub}` }] }]);
});

test('an account that was never confirmed here is not linked to', async () => {
  const email = anAddress();
  await db().user.create({ data: { email, name: 'Eve', passwordHash: 'whatever a stranger chose' } });
  const person = browser();
  expect(path(await signInOutside(person, provider.know({ email, email_verified: true })))).toBe(REFUSED);
  expect(await person.isSignedIn()).toBe(false);
  expect(await accountsOf(email)).toMatchObject([{ accounts: [] }]);
});

test('what a stranger began with an address is worth nothing once its owner has come in through the provider', async () => {
  const email = anAddress();
  const stranger = browser();
  await stranger.post('/api/signup', { email, password, name: 'Eve' });
  const token = tokenIn((await mailsTo(product.dataDir, email))[0]);
  expect(path(await signInOutside(browser(), provider.know({ email, email_verified: true })))).toBe('/w');
  expect((await stranger.auth('callback/confirm', { token })).status).toBe(410);
  expect((await stranger.signIn({ email, password })).status).toBe(401);
  expect(await accountsOf(email)).toMatchObject([{ passwordHash: null }]);
});

test('a way back that was used, or that another browser began, leads nowhere', async () => {
  const sub = provider.know({ email: anAddress(), email_verified: true });
  const person = browser();
  const callback = await passProvider(await askToSignIn(person), sub);
  const other = browser();
  expect(path(await comeBack(other, callback))).toContain('error=');
  await askToSignIn(other);
  expect(path(await comeBack(other, callback))).toContain('error=');
  expect(await other.isSignedIn()).toBe(false);

  expect(path(await comeBack(person, callback))).toBe('/w');
  await person.auth('signout');
  expect(path(await comeBack(person, callback))).toContain('error=');
  await askToSignIn(person);
  expect(path(await comeBack(person, callback))).toContain('error=');
  expect(await person.isSignedIn()).toBe(false);
});

test.each(['state', 'nonce', 'code_challenge'])(
  'a %s that is not the one this browser was given ends it',
  async (name) => {
    const sub = provider.know({ email: anAddress(), email_verified: true });
    const person = browser();
    const authorization = await askToSignIn(person);
    const given = authorization.searchParams.get(name) ?? '';
    expect(given.length).toBeGreaterThan(20);
    authorization.searchParams.set(name, `${given.slice(0, -4)}AAAA`);
    expect(path(await comeBack(person, await passProvider(authorization, sub)))).toContain('error=');
    expect(await person.isSignedIn()).toBe(false);
    expect(path(await signInOutside(person, sub))).toBe('/w');
  },
);

test('another site cannot send a visitor through the provider', async () => {
  const person = browser();
  expect((await person.auth('signin/oidc', {}, { origin: 'https://evil.example' })).status).toBe(403);
  const opened = await person.fetch('/api/auth/signin/oidc');
  expect(new URL(opened.headers.get('location') ?? '', product.url).origin).toBe(product.url);
});

test('the sign-in page offers the provider whose variables are set, and no other', async () => {
  const page = await (await browser().fetch('/sign-in')).text();
  expect(page).toContain('Continue with single sign-on');
  expect(page).not.toMatch(/Continue with (Google|GitHub)/);
});
