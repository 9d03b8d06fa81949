import { describe, expect, it } from 'vitest';
import { MAX_ATTEMPTS, waitMs } from '@/components/remove/backoff';
import { refusalOf } from '@/components/remove/check';
import { type Photo, quoteOf, type Stage, stageOf, summaryOf } from '@/components/remove/photo';
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
    expect(quoteOf(12, '9190000', '18000')).toEqual({
      count: 12,
      costMicros: 216_000n,
      beforeMicros: 9_190_000n,
      afterMicros: 8_974_000n,
      affordable: 12,
    });
    expect(quoteOf(12, '40000', '18000').affordable).toBe(2);
    expect(quoteOf(12, '-5', '18000').affordable).toBe(0);
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
