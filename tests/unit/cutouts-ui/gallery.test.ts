import { describe, expect, it } from 'vitest';
import { dayKeys, dayName } from '@/components/cutouts/days';
import { spentMicros, withCutouts, workOf } from '@/components/cutouts/list';
import { thumbnailSet, tileRatio, tileStyle } from '@/components/cutouts/rows';
import { momentOf } from '@/components/ui/dates';
import { cutoutView } from './view';

describe('the gallery by day', () => {
  it("begins a day at the viewer's midnight, not at the server's", () => {
    const [late, early] = ['2026-11-21T23:30:00.000Z', '2026-11-21T22:30:00.000Z'];
    expect([late, early].map(dayKeys('UTC'))).toEqual(['2026-11-21', '2026-11-21']);
    expect([late, early].map(dayKeys('Europe/Berlin'))).toEqual(['2026-11-22', '2026-11-21']);
    // Midnight is at a quarter to the hour in UTC.
    const nepal = ['2026-11-21T18:14:59.999Z', '2026-11-21T18:15:00.000Z'];
    expect(nepal.map(dayKeys('Asia/Kathmandu'))).toEqual(['2026-11-21', '2026-11-22']);
    expect(momentOf(late, 'Europe/Berlin')).toBe('22 Nov 2026, 00:30');
    // Data of some ages says Sept, which would differ between server and browser.
    expect(momentOf('2026-09-05T08:05:00Z', 'UTC')).toBe('5 Sep 2026, 08:05');
  });

  it('names today, yesterday, and other days by date, with the year when it is another', () => {
    const now = Date.parse('2026-11-22T12:00:00Z');
    expect(dayName('2026-11-22', now, 'UTC')).toEqual({ kind: 'today' });
    expect(dayName('2026-11-21', now, 'UTC')).toEqual({ kind: 'yesterday' });
    expect(dayName('2026-11-20', now, 'UTC')).toEqual({ kind: 'date', date: 'Friday 20 November' });
    expect(dayName('2025-12-31', now, 'UTC')).toEqual({ kind: 'date', date: 'Wednesday 31 December 2025' });
  });
});

describe('the list while things happen', () => {
  it('puts a new cutout first and replaces a known one where it stands', () => {
    const old = cutoutView({ id: 'a', status: 'processing' });
    const fresh = cutoutView({ id: 'b', createdAt: '2026-11-22T13:00:00.000Z' });
    const done = cutoutView({ id: 'a' });
    expect(withCutouts([old], [fresh, done])).toEqual([fresh, done]);
  });

  it('never turns a finished cutout back by a late message', () => {
    const done = cutoutView({ id: 'a' });
    expect(withCutouts([done], [cutoutView({ id: 'a', status: 'processing' })])).toEqual([done]);
  });

  it('says what goes on: waiting is not cutting, and nothing is claimed while nothing is heard', () => {
    expect(workOf(cutoutView({ status: 'queued' }), false)).toBe('waiting');
    expect(workOf(cutoutView({ status: 'processing' }), false)).toBe('cutting');
    expect(workOf(cutoutView({ status: 'processing' }), true)).toBe('lost');
  });

  it('counts as spent only what succeeded and was not answered from history', () => {
    const all = [cutoutView(), cutoutView({ status: 'failed' }), cutoutView({ reused: true }), cutoutView()];
    expect(spentMicros(all)).toBe(36_000n);
  });
});

describe('tiles', () => {
  it('keep the proportions of the picture, within what a row can carry', () => {
    expect(tileRatio({ width: 600, height: 400 })).toBe(1.5);
    expect(tileRatio({ width: 10_000, height: 100 })).toBe(2.6);
    expect(tileRatio({ width: 100, height: 10_000 })).toBe(0.56);
    expect(tileRatio({ width: 0, height: 0 })).toBe(1);
  });

  it('grow and begin in proportion to their shape, so that all tiles of a row end at one height', () => {
    expect(tileStyle({ width: 600, height: 400 })).toEqual({
      flex: '1.5 1 calc(1.5 * var(--row))',
      aspectRatio: '1.5',
    });
  });

  it('tell the browser the true widths of the thumbnails, and no second one when it is no larger', () => {
    expect(thumbnailSet({ width: 400, height: 800 }, '/s', '/l')).toBe('/s 128w, /l 256w');
    expect(thumbnailSet({ width: 200, height: 100 }, '/s', '/l')).toBe('/s 200w');
  });
});
