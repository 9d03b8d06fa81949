import { expect, test } from 'vitest';
import { environmentWarnings, parseEnvironment } from '@/lib/env';

const complete = {
  MODE: 'production',
  APP_URL: 'https://clearcut.example.com',
  AUTH_SECRET: 'a secret that only tests know, 32 characters',
  DATABASE_URL: 'postgres://clearcut@localhost/clearcut',
  GMI_API_KEY: 'key',
  SMTP_URL: 'smtp://localhost',
};

/** The lines of the error, the first one apart. */
function complaints(source: Record<string, string>): string[] {
  try {
    parseEnvironment(source);
    return [];
  } catch (error) {
    return error instanceof Error ? error.message.split('\n').slice(1) : [];
  }
}

test('production with nothing set is told of all that it needs at once, one line each, blank or not there', () => {
  const named = (lines: string[]) => lines.map((line) => line.trim().split(' ')[0]);
  const needed = ['APP_URL', 'AUTH_SECRET', 'DATABASE_URL', 'GMI_API_KEY', 'SMTP_URL'];
  expect(named(complaints({ MODE: 'production' }))).toEqual(needed);
  const blank = Object.fromEntries(needed.map((name) => [name, '']));
  expect(named(complaints({ MODE: 'production', ...blank }))).toEqual(needed);
});

test.each(Object.keys(complete).slice(1))('production without %s is refused with its meaning', (name) => {
  expect(complaints({ ...complete, [name]: '' })).toEqual([
    expect.stringMatching(new RegExp(`^ {2}${name} is needed when MODE=production: .{10}`)),
  ]);
});

test('what is missing and what is wrong are said together', () => {
  expect(complaints({ ...complete, SMTP_URL: '', AUTH_SECRET: 'short', PRICE_PER_IMAGE_MICROUSD: '0' })).toEqual([
    expect.stringContaining('SMTP_URL is needed'),
    expect.stringContaining('AUTH_SECRET must be at least 32 characters'),
    expect.stringContaining('PRICE_PER_IMAGE_MICROUSD must be more than 0'),
  ]);
});

test('a complete production environment, and local mode with only a database, pass', () => {
  expect(complaints(complete)).toEqual([]);
  expect(complaints({ DATABASE_URL: complete.DATABASE_URL })).toEqual([]);
});

const warned = (source: Record<string, string>) => environmentWarnings(parseEnvironment({ ...complete, ...source }));

test('production that people reach without https starts, and is told in one line what it lacks', () => {
  expect(warned({ APP_URL: 'http://clearcut.lan' })).toEqual([
    expect.stringMatching(/^APP_URL is not https: .*cookies.*\.$/),
  ]);
});

test.each([
  { APP_URL: 'https://clearcut.example.com' },
  { APP_URL: 'http://localhost:3000' },
  { APP_URL: 'http://127.0.0.1:3000' },
  { APP_URL: 'http://[::1]:3000' },
  { MODE: 'local', APP_URL: 'http://clearcut.lan' },
])('nothing is warned of with %o', (source) => {
  expect(warned(source)).toEqual([]);
});

const stripe = { STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' };

test('production starts without Stripe, and with both of its keys', () => {
  expect(complaints({ ...complete, STRIPE_SECRET_KEY: '', STRIPE_WEBHOOK_SECRET: '' })).toEqual([]);
  expect(complaints({ ...complete, ...stripe })).toEqual([]);
  expect(complaints({ ...complete, ...stripe, STRIPE_SECRET_KEY: 'rk_live_1' })).toEqual([]);
});

test.each([
  ['production', 'STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
  ['production', 'STRIPE_WEBHOOK_SECRET', 'STRIPE_SECRET_KEY'],
  ['local', 'STRIPE_SECRET_KEY', 'STRIPE_WEBHOOK_SECRET'],
  ['local', 'STRIPE_WEBHOOK_SECRET', 'STRIPE_SECRET_KEY'],
])('in %s %s without %s is refused by the name of what is missing', (MODE, given, missing) => {
  const value = given === 'STRIPE_SECRET_KEY' ? 'sk_test_1' : 'whsec_1';
  expect(complaints({ ...complete, MODE, [given]: value, [missing]: '' })).toEqual([
    expect.stringMatching(new RegExp(`^ {2}${missing} is needed with ${given}`)),
  ]);
});

test.each(['sk_live_1', 'rk_live_1'])('local mode refuses the live key %s, named in any way or by default', (key) => {
  for (const MODE of ['local', '']) {
    expect(complaints({ ...complete, ...stripe, MODE, STRIPE_SECRET_KEY: key })).toEqual([
      expect.stringContaining('STRIPE_SECRET_KEY is a live key, which MODE=local refuses'),
    ]);
  }
  expect(complaints({ ...complete, ...stripe, MODE: 'local', STRIPE_SECRET_KEY: key.replace('live', 'test') })).toEqual(
    [],
  );
});

test('production with a test key starts, and is told that its images can be had for nothing', () => {
  const app = { APP_URL: 'https://clearcut.example.com' };
  expect(warned({ ...app, ...stripe, STRIPE_SECRET_KEY: 'sk_test_1' })).toEqual([
    expect.stringMatching(/^STRIPE_SECRET_KEY is a test key: /),
  ]);
  expect(warned({ ...app, ...stripe })).toEqual([]);
});

test('an address of Stripe with a path is refused: the path would be lost', () => {
  const at = (base: string) => complaints({ ...complete, STRIPE_API_BASE: base });
  expect(at('http://localhost:12111')).toEqual([]);
  expect(at('http://localhost:12111/')).toEqual([]);
  expect(at('http://localhost:12111/stripe')).toEqual([expect.stringContaining('STRIPE_API_BASE must be an address')]);
});

test.each([
  [{ STRIPE_SECRET_KEY: 'pk_live_1' }, 'STRIPE_SECRET_KEY must be a secret key of Stripe'],
  [{ STRIPE_WEBHOOK_SECRET: 'sk_test_1' }, "STRIPE_WEBHOOK_SECRET must be a webhook's signing secret"],
])('Stripe’s keys in each other’s place (%o) are refused', (wrong, said) => {
  expect(complaints({ ...complete, ...stripe, ...wrong })).toEqual([expect.stringContaining(said)]);
});

test('packs are read with their bonus and their price', () => {
  expect(parseEnvironment({ ...complete, CREDIT_PACKS: ' 250, 1000+50 ,5000 + 500 @ 8500,' }).CREDIT_PACKS).toEqual([
    { images: 250, bonusImages: 0, priceCents: null },
    { images: 1000, bonusImages: 50, priceCents: null },
    { images: 5000, bonusImages: 500, priceCents: 8500 },
  ]);
});

test.each(['0', '-250', '250+', '250@0', '12.5', '250@4.50', '250+50@900@1', '12345678', 'many'])(
  'the pack "%s" is refused by its name',
  (pack) => {
    expect(complaints({ ...complete, CREDIT_PACKS: `500, ${pack}` })).toEqual([
      expect.stringMatching(/^ {2}CREDIT_PACKS has "/),
    ]);
  },
);
