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
