import { existsSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { db } from '@/lib/db';
import { readEml } from '@/lib/mail/rules';
import { aPerson } from '../support/factories';
import { type IdentityProvider, startIdentityProvider } from '../support/identity-provider';
import { startMailServer } from '../support/mail-server';
import { askToSignIn, signInOutside } from '../support/outside-sign-in';
import { anAddress, linkIn, Person, tokenIn } from '../support/person';
import { type Product, startProduct } from '../support/product';
import { until } from '../support/until';

// A server as somebody operates it: production, reached by https through a proxy, with a mail server and single sign-on,
// for the people it knows.
const APP_URL = 'https://clearcut.example';
const NOWHERE = 'http://127.0.0.1:9/api/v1/ie/requestqueue/apikey';
const password = 'correct horse battery';
let provider: IdentityProvider;
let mailServer: Awaited<ReturnType<typeof startMailServer>>;
let product: Product;

beforeAll(async () => {
  [provider, mailServer] = await Promise.all([startIdentityProvider(), startMailServer()]);
  provider.serve(APP_URL);
  const databaseUrl = process.env.DATABASE_URL ?? '';
  const env = { MODE: 'production', APP_URL, TRUSTED_PROXIES: '1', SIGNUP: 'closed', SMTP_URL: mailServer.url };
  product = await startProduct({ databaseUrl, gmiUrl: NOWHERE, env: { ...env, ...provider.env } });
}, 300_000);
afterAll(async () => {
  await product?.stop();
  await Promise.all([provider?.close(), mailServer?.close()]);
});

/** A browser at the other end of the proxy. */
class Visitor extends Person {
  override fetch(to: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('x-forwarded-proto', 'https');
    return super.fetch(to, { ...init, headers });
  }
}
const browser = () => new Visitor(product.url);

/** The mails that were handed over for one address, once there are `count`. */
async function delivered(email: string, count = 1) {
  const mails = () => mailServer.deliveries.filter(({ to }) => to === email);
  await until(() => mails().length >= count);
  return mails().map(({ source }) => readEml(source));
}

test('a mail goes out by SMTP once, later when the server says later, and lies nowhere else', async () => {
  const { user } = await aPerson();
  mailServer.defer(1);
  expect((await browser().post('/api/forgot', { email: user.email })).status).toBe(202);
  const [mail, ...others] = await delivered(user.email);
  expect(others).toEqual([]);
  expect(linkIn(mail).origin).toBe(APP_URL);
  const person = browser();
  expect((await person.auth('callback/reset', { token: tokenIn(mail), password })).status).toBe(200);
  expect(await person.isSignedIn()).toBe(true);
  expect(await delivered(user.email, 2)).toMatchObject([{}, { subject: expect.stringContaining('password') }]);
  expect((await browser().fetch('/mailbox')).status).toBe(404);
  expect(existsSync(path.join(product.dataDir, 'mail'))).toBe(false);
});

test('a closed server takes no new person by any door, and makes nothing', async () => {
  const email = anAddress();
  const signUp = await browser().post('/api/signup', { email, password, name: 'Eve' });
  expect([signUp.status, await signUp.json()]).toMatchObject([403, { code: 'signup_closed' }]);
  expect(await (await browser().fetch('/sign-up')).text()).toContain('takes no new');

  const mailed = browser();
  await mailed.auth('signin/email', { email });
  expect(linkIn((await delivered(email))[0]).href).toBe(`${APP_URL}/`);

  const outside = browser();
  const landing = await signInOutside(outside, provider.know({ email, email_verified: true }));
  expect(landing.search).toBe('?error=SignUpClosed');
  expect(await (await outside.fetch(`${landing.pathname}${landing.search}`)).text()).toContain('takes no new accounts');
  expect(await outside.isSignedIn()).toBe(false);
  expect(await db().user.count({ where: { email } })).toBe(0);
});

test('a closed server lets those in that it knows: by mailed link and through the provider', async () => {
  const { user } = await aPerson();
  const mailed = browser();
  await mailed.auth('signin/email', { email: user.email, callbackUrl: '/settings' });
  const link = linkIn((await delivered(user.email))[0]);
  const press = await mailed.fetch(`/api/auth/callback/email${link.search}&callbackUrl=/settings`, { method: 'POST' });
  expect(press.headers.get('location')).toBe(`${APP_URL}/settings`);
  expect(await mailed.isSignedIn()).toBe(true);

  const outside = browser();
  const landing = await signInOutside(outside, provider.know({ email: user.email, email_verified: true }));
  expect(landing.href).toBe(`${APP_URL}/w`);
  expect(await outside.isSignedIn()).toBe(true);
});

test('on https every cookie is bound to this host and never sent in the clear', async () => {
  const { user } = await aPerson();
  const person = browser();
  const cookies: string[] = [];
  const fetch = person.fetch.bind(person);
  person.fetch = async (to, init) => {
    const answer = await fetch(to, init);
    cookies.push(...answer.headers.getSetCookie().filter((cookie) => !/max-age=0/i.test(cookie)));
    return answer;
  };
  await askToSignIn(person);
  await signInOutside(person, provider.know({ email: user.email, email_verified: true }));
  const names = new Set(cookies.map((cookie) => cookie.split('=')[0]?.replace('__Host-', '')));
  const ofNextAuth = ['csrf-token', 'callback-url', 'pkce.code_verifier', 'state', 'nonce', 'session-token'];
  expect(names).toEqual(new Set(['clearcut.device', ...ofNextAuth.map((name) => `next-auth.${name}`)]));
  for (const cookie of cookies) {
    expect(cookie).toMatch(/^__Host-[^;]+(?=.*; Path=\/(;|$))(?=.*; Secure)(?=.*; HttpOnly)(?=.*; SameSite=Lax)/i);
    expect(cookie).not.toMatch(/; Domain=/i);
  }
});

test.each(['/', '/sign-in', '/api/auth/csrf', '/api/health/live', '/icon.svg', '/favicon.ico', '/nowhere'])(
  '%s tells browsers to stay on https',
  async (page) => {
    const answer = await browser().fetch(page);
    expect(answer.headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}$/);
  },
);
