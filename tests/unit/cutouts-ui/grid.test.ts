import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut, neighbourOf, rowAt, rowOf, tilesOf } from '@/components/cutouts/gallery/grid/layout';
import { withNews, withNext } from '@/components/cutouts/gallery/pages';
import {
  isChosen,
  MOST_NAMED,
  NONE,
  rangeOf,
  selectionOf,
  withChoice,
} from '@/components/cutouts/gallery/select/selecting';
import { galleryHref, isFiltered, less } from '@/components/cutouts/gallery/shown';
import { cutoutView } from './view';

const sizes = fc.array(
  fc.record({ width: fc.integer({ min: 1, max: 9000 }), height: fc.integer({ min: 1, max: 9000 }) }),
  {
    maxLength: 60,
  },
);
const frame = { widthPx: 1200, rowPx: 176, gapPx: 12 };
const listOf = (count: number) => Array.from({ length: count }, (_, index) => cutoutView({ id: String(1000 - index) }));
const arrival = { shown: {}, timeZone: 'UTC', isTrash: false };

describe('the rows of the grid', () => {
  it('hold every picture once, in order, within the width, no lower than they may be, and do not overlap', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 480, max: 3000 }), (all, widthPx) => {
        const cutouts = all.map((size, index) => cutoutView({ id: String(index), ...size }));
        const here = { ...frame, widthPx };
        const rows = layOut(cutouts, here, ({ id }) => String(Math.floor(Number(id) / 7)));
        const tiles = rows.flatMap((row) => (row.day === null ? tilesOf(row, cutouts, here) : []));
        expect(tiles.map(({ index }) => index)).toEqual(cutouts.map((_, index) => index));
        for (const { leftPx, widthPx: tile } of tiles) expect(leftPx + tile).toBeLessThanOrEqual(widthPx + 0.01);
        for (const [at, row] of rows.entries()) {
          const next = rows[at + 1];
          if (row.day === null) expect(row.heightPx).toBeGreaterThanOrEqual(frame.rowPx - 0.01);
          if (next) expect(next.topPx).toBeGreaterThanOrEqual(row.topPx + row.heightPx + frame.gapPx - 0.01);
        }
      }),
    );
  });

  it('are found by a picture in them and by a height', () => {
    const cutouts = listOf(30);
    const rows = layOut(cutouts, frame, () => null);
    for (const [at, row] of rows.entries()) {
      expect(rowOf(rows, row.from)).toBe(at);
      expect(rowOf(rows, row.to - 1)).toBe(at);
      expect(rowAt(rows, row.topPx)).toBe(at);
    }
    expect(rowOf(rows, 30)).toBe(rows.length);
  });

  it('lead up and down to the picture that stands there, and nowhere at the ends', () => {
    const cutouts = listOf(30);
    const rows = layOut(cutouts, frame, () => null);
    const [first] = rows;
    const across = first?.to ?? 0;
    expect(neighbourOf(rows, cutouts, frame, 1, 1)).toBe(across + 1);
    expect(neighbourOf(rows, cutouts, frame, across + 1, -1)).toBe(1);
    expect(neighbourOf(rows, cutouts, frame, 1, -1)).toBe(1);
  });
});

describe('the loaded pictures', () => {
  it('take in what is new at the top and keep up to date what is shown, even when it matches no more', () => {
    const [older, newer] = [cutoutView({ id: '1', name: 'sea.jpg' }), cutoutView({ id: '3', name: 'Sea.jpg' })];
    const page = { cutouts: [older], nextCursor: null };
    const at = { ...arrival, shown: { q: 'SEA' } };
    expect(withNews(page, [newer, cutoutView({ id: '2', name: 'hill.jpg' })], at).cutouts).toEqual([newer, older]);
    const renamed = { ...older, name: 'hill.jpg' };
    expect(withNews(page, [renamed], at).cutouts).toEqual([renamed]);
  });

  it('leave what belongs behind the last one to its page, and other orders as they are', () => {
    const page = { cutouts: [cutoutView({ id: '5' })], nextCursor: 'c' };
    expect(withNews(page, [cutoutView({ id: '4' })], arrival).cutouts).toHaveLength(1);
    expect(withNews(page, [cutoutView({ id: '6' })], { ...arrival, shown: { sort: 'name' } }).cutouts).toHaveLength(1);
  });

  it('have each once, whatever came live before its page did', () => {
    const page = { cutouts: listOf(3), nextCursor: 'c' };
    const next = { cutouts: listOf(5).slice(2), nextCursor: null };
    expect(withNext(page, next)).toEqual({ cutouts: listOf(5), nextCursor: null });
  });
});

describe('a selection', () => {
  it('takes a range in either direction, and one alone when its beginning is gone', () => {
    const list = listOf(5);
    expect(rangeOf(list, '999', '997')).toEqual(['999', '998', '997']);
    expect(rangeOf(list, '997', '999')).toEqual(['999', '998', '997']);
    expect(rangeOf(list, 'gone', '999')).toEqual(['999']);
  });

  it('of all that match has what there was, but what was taken out again, and nothing that came later', () => {
    const all = withChoice({ upTo: '5', except: new Set() }, ['3'], false);
    expect(['6', '5', '3'].map((id) => isChosen(all, id))).toEqual([false, true, false]);
    expect(selectionOf(all, { q: 'sea', sort: 'name' }, false)).toEqual({
      matching: { q: 'sea' },
      upTo: '5',
      except: ['3'],
    });
    expect(isChosen(withChoice(all, ['3'], true), '3')).toBe(true);
  });

  it('names no more than a request may carry', () => {
    const many = Array.from({ length: MOST_NAMED + 5 }, (_, index) => String(index));
    const chosen = withChoice(NONE, many, true);
    expect('ids' in chosen && chosen.ids.size).toBe(MOST_NAMED);
  });
});

describe('the address of a gallery', () => {
  it('says what is shown in one order and nothing else', () => {
    expect(galleryHref('me', { sort: 'name', q: 'a&b', tag: '' })).toBe('/w/me/cutouts?q=a%26b&sort=name');
    expect(galleryHref('me', {})).toBe('/w/me/cutouts');
    expect(less({ q: 'a', sort: 'name' }, 'q')).toEqual({ sort: 'name' });
    expect([isFiltered({ sort: 'name' }), isFiltered({ favourite: '1' })]).toEqual([false, true]);
  });
});
