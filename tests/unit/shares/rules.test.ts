import { describe, expect, test } from 'vitest';
import { expiryOf, lifeOf } from '@/components/shares/expiry';
import { cleanTitle, endOf, isAlive } from '@/lib/shares/rules';

const now = new Date('2026-11-23T12:00:00Z');

describe('a share link', () => {
  test('leads somewhere until it ends or is taken back', () => {
    const later = new Date(now.getTime() + 1);
    expect(isAlive({ expiresAt: null, revokedAt: null }, now)).toBe(true);
    expect(isAlive({ expiresAt: later, revokedAt: null }, now)).toBe(true);
    for (const expiresAt of [now, new Date(0)]) expect(isAlive({ expiresAt, revokedAt: null }, now)).toBe(false);
    expect(isAlive({ expiresAt: null, revokedAt: later }, now)).toBe(false);
  });

  test('ends after so many days, at a moment, or never', () => {
    expect(endOf({ days: 1 }, now)).toEqual(new Date('2026-11-24T12:00:00Z'));
    expect(endOf({ at: '2027-01-01T00:00:00Z' }, now)).toEqual(new Date('2027-01-01T00:00:00Z'));
    expect(endOf(null, now)).toBeNull();
  });

  test('has a title of one line, without what turns or hides text', () => {
    expect(cleanTitle(' a\tb\n\u202ec\u200b d\ud800 ')).toBe('a b c d');
    expect([...cleanTitle('😀'.repeat(200))]).toHaveLength(120);
    expect(cleanTitle('\u0000\u2028')).toBe('');
  });
});

describe('what a form chooses', () => {
  test('is told as days, as the end of a day where its reader is, as never, or not at all', () => {
    expect(expiryOf('d7', '')).toEqual({ expiry: { days: 7 } });
    expect(expiryOf('never', '')).toEqual({ expiry: null });
    expect(expiryOf('keep', '')).toEqual({});
    const at = new Date(2026, 11, 24, 23, 59, 59).toISOString();
    expect(expiryOf('date', '2026-12-24')).toEqual({ expiry: { at } });
    for (const none of ['', 'null', '2026-13-45']) expect(expiryOf('date', none)).toBeNull();
  });

  test('is nothing where the form says something else', () => {
    const form = new FormData();
    expect(lifeOf(form)).toBe('keep');
    form.set('life', 'd30');
    expect(lifeOf(form)).toBe('d30');
  });
});
