import { expect, test } from 'vitest';
import { isLive, isSeenDue } from '@/lib/auth/rules/session';
import { describeUserAgent } from '@/lib/auth/rules/user-agent';

const DAY_MS = 24 * 60 * 60_000;
const now = new Date('2026-06-01T00:00:00Z');
const ago = (ms: number) => new Date(now.getTime() - ms);
const session = { createdAt: ago(DAY_MS), lastSeenAt: ago(DAY_MS), revokedAt: null };

test('a session lives while it is used, for 90 days', () => {
  expect(isLive(session, now)).toBe(true);
  expect(isLive({ ...session, createdAt: ago(89 * DAY_MS) }, now)).toBe(true);
  expect(isLive({ ...session, createdAt: ago(90 * DAY_MS) }, now)).toBe(false);
});

test('a session ends when it is revoked, and after 30 days without a request', () => {
  expect(isLive({ ...session, revokedAt: now }, now)).toBe(false);
  expect(isLive({ ...session, createdAt: ago(40 * DAY_MS), lastSeenAt: ago(30 * DAY_MS) }, now)).toBe(false);
});

test('that a session was seen is written at most every five minutes', () => {
  expect(isSeenDue({ lastSeenAt: ago(299_999) }, now)).toBe(false);
  expect(isSeenDue({ lastSeenAt: ago(300_000) }, now)).toBe(true);
});

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
    'Edge',
    'Windows',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Safari/604',
    'Safari',
    'iPhone',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox', 'Linux'],
  ['curl/8', null, null],
])('%s is shown as %s on %s', (userAgent, browser, system) => {
  expect(describeUserAgent(userAgent)).toEqual({ browser, system });
});
