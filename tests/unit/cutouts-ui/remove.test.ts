import { describe, expect, it } from 'vitest';
import { MAX_ATTEMPTS, waitMs } from '@/components/remove/backoff';
import { refusalOf } from '@/components/remove/check';
import { type Photo, type Stage, stageOf, summaryOf } from '@/components/remove/photo';
import { quoteOf } from '@/components/remove/quote';
import { MAX_SOURCE_BYTES } from '@/lib/cutouts/rules';
import { cutoutView } from './view';

const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0]);
const webp = new TextEncoder().encode('RIFF0000WEBP');
const photo = (stage: Stage): Photo => ({ key: 'k', idempotencyKey: 'k', name: 'a.jpg', preview: null, stage });

describe('before an upload', () => {
  it('judges by bytes, not by names', () => {
    expect(refusalOf(1000, jpeg)).toBeNull();
    expect(refusalOf(1000, webp)).toBeNull();
    expect(refusalOf(1000, new TextEncoder().encode('<html>'))).toBe('unsupported_type');
    expect(refusalOf(1000, new TextEncoder().encode('GIF89a'))).toBe('unsupported_type');
    expect(refusalOf(0, new Uint8Array())).toBe('empty_file');
  });

  it('lets the limit itself pass and nothing above it', () => {
    expect(refusalOf(MAX_SOURCE_BYTES, jpeg)).toBeNull();
    expect(refusalOf(MAX_SOURCE_BYTES + 1, jpeg)).toBe('too_large');
  });

  it('says what a batch costs, what is left, and how many the credit covers', () => {
    const keys = Array.from({ length: 12 }, (_, index) => `photo ${index}`);
    const wallet = (availableMicros: string) => ({ availableMicros, priceMicros: '18000' });
    expect(quoteOf(keys, wallet('9190000'))).toEqual({
      ...{ count: 12, free: 0, costMicros: 216_000n, beforeMicros: 9_190_000n, afterMicros: 8_974_000n },
      affordable: keys,
    });
    expect(quoteOf(keys, wallet('40000')).affordable).toEqual(keys.slice(0, 2));
    expect(quoteOf(keys, wallet('-5')).affordable).toEqual([]);
  });

  it('asks nothing for what is known, nor for the second of the same bytes, and starts both without any credit', () => {
    const hashes = new Map(Object.entries({ old: 'a', new: 'b', twin: 'b', other: 'c' }));
    const knowledge = { hashes, known: new Set(['a']) };
    const quote = (availableMicros: string) =>
      quoteOf([...hashes.keys(), 'unread'], { availableMicros, priceMicros: '18000' }, knowledge);
    expect(quote('90000')).toMatchObject({ free: 2, costMicros: 54_000n, afterMicros: 36_000n });
    expect(quote('18000').affordable).toEqual(['old', 'new', 'twin']);
    expect(quote('0').affordable).toEqual(['old']);
  });
});

describe('a batch under way', () => {
  it('follows the cutout of each photo', () => {
    expect(stageOf(cutoutView()).kind).toBe('done');
    expect(stageOf(cutoutView({ status: 'queued' })).kind).toBe('cutting');
    expect(stageOf(cutoutView({ status: 'failed', failureText: 'Too blurred.' }))).toMatchObject({
      kind: 'failed',
      text: 'Too blurred.',
      canRetry: true,
    });
  });

  it('adds up what is done and what it cost, and runs until each photo ended', () => {
    const photos = [
      photo(stageOf(cutoutView())),
      photo(stageOf(cutoutView({ reused: true }))),
      photo(stageOf(cutoutView({ status: 'failed' }))),
    ];
    expect(summaryOf(photos)).toEqual({
      count: 3,
      done: 2,
      reused: 1,
      failed: 1,
      spentMicros: 18_000n,
      isRunning: false,
    });
    expect(summaryOf([...photos, photo({ kind: 'waiting' })]).isRunning).toBe(true);
  });

  it('waits longer after each lost answer, never less than the server asked for', () => {
    const waits = Array.from({ length: MAX_ATTEMPTS }, (_, index) => waitMs(index + 1, null, 1));
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(Math.max(...waits)).toBeLessThanOrEqual(15_000);
    expect(waitMs(1, 20_000, 0)).toBe(20_000);
  });
});
