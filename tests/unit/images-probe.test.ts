import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { probe } from '@/lib/images/probe';
import { animatedPng, animatedWebp, picture, pngChunk, pngHeader, pngSignature } from '../support/sample-images';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'clearcut-probe-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const probeBytes = async (bytes: Uint8Array | string) => {
  const file = path.join(folder, 'upload.jpg');
  await writeFile(file, bytes);
  return probe(file);
};
const box = (brand: string) =>
  Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}\0\0\0\0mif1${brand}`)]);

describe('what is not a JPEG, PNG or WebP by its bytes is refused, whatever its name', () => {
  test.each([
    ['HTML', '<!doctype html><title>photo.jpg</title>'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'],
    ['PDF', '%PDF-1.7\n%âãÏÓ'],
    ['GIF', Buffer.from('GIF89a\x01\0\x01\0\x80\0\0', 'latin1')],
    ['TIFF', Buffer.from('II*\0\x08\0\0\0\0\0\0\0', 'latin1')],
    ['HEIC', box('heic')],
    ['AVIF', box('avif')],
    ['a RIFF sound', Buffer.from('RIFF\x24\0\0\0WAVEfmt ', 'latin1')],
    ['two bytes', Buffer.from([0xff, 0xd8])],
  ])('%s', async (_name, bytes) => {
    expect(await probeBytes(bytes)).toEqual({ ok: false, reason: 'unsupported_type' });
  });
});

describe('animation is refused', () => {
  test('animated PNG', async () =>
    expect(await probeBytes(await animatedPng())).toEqual({ ok: false, reason: 'animated' }));
  test('animated WebP', async () =>
    expect(await probeBytes(animatedWebp())).toEqual({ ok: false, reason: 'animated' }));
});

describe('too many pixels are refused by the header', () => {
  test('256 megapixels in 250 KB, without decoding them', async () => {
    const rows = deflateSync(Buffer.alloc(16_000 * 16_001), { level: 9 });
    const bomb = Buffer.concat([pngSignature, pngHeader(16_000, 16_000, 0), pngChunk('IDAT', rows), pngChunk('IEND')]);
    expect(bomb.length).toBeLessThan(260_000);
    expect(await probeBytes(bomb)).toEqual({ ok: false, reason: 'too_many_pixels', width: 16_000, height: 16_000 });
  });

  test('a header that promises 51 megapixels and brings none', async () => {
    const header = Buffer.concat([
      pngSignature,
      pngHeader(8_500, 6_000),
      pngChunk('IDAT', deflateSync('')),
      pngChunk('IEND'),
    ]);
    expect(await probeBytes(header)).toEqual({ ok: false, reason: 'too_many_pixels', width: 8_500, height: 6_000 });
  });

  test('a side no upstream takes', async () => {
    const sliver = Buffer.concat([
      pngSignature,
      pngHeader(40_000, 10),
      pngChunk('IDAT', deflateSync('')),
      pngChunk('IEND'),
    ]);
    expect(await probeBytes(sliver)).toMatchObject({ reason: 'too_many_pixels' });
  });
});

describe('a damaged file is refused', () => {
  test.each(['jpeg', 'png', 'webp'] as const)('%s cut off anywhere behind its first bytes', async (format) => {
    const whole = await picture(400, 300).toFormat(format).toBuffer();
    for (const share of [0.01, 0.1, 0.5, 0.9]) {
      const cut = whole.subarray(0, Math.max(14, Math.floor(whole.length * share)));
      expect(await probeBytes(cut), `${share}`).toEqual({ ok: false, reason: 'damaged' });
    }
  });

  test('the first bytes of a JPEG before HTML', async () => {
    const fake = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('<html>not a picture</html>')]);
    expect(await probeBytes(fake)).toEqual({ ok: false, reason: 'damaged' });
  });

  test('a PNG without a single row', async () => {
    const hollow = Buffer.concat([
      pngSignature,
      pngHeader(40, 40),
      pngChunk('IDAT', deflateSync('')),
      pngChunk('IEND'),
    ]);
    expect(await probeBytes(hollow)).toEqual({ ok: false, reason: 'damaged' });
  });
});

describe('every honest kind of picture is taken', () => {
  const wide = { width: 90, height: 60 };
  test.each([
    ['JPEG', () => picture(90, 60).jpeg(), 'jpeg'],
    ['progressive JPEG', () => picture(90, 60).jpeg({ progressive: true }), 'jpeg'],
    ['CMYK JPEG', () => picture(90, 60).toColourspace('cmyk').jpeg(), 'jpeg'],
    ['grey JPEG', () => picture(90, 60).greyscale().jpeg(), 'jpeg'],
    ['PNG', () => picture(90, 60).png(), 'png'],
    ['16-bit PNG', () => picture(90, 60).toColourspace('rgb16').png(), 'png'],
    ['palette PNG', () => picture(90, 60).png({ palette: true }), 'png'],
    ['PNG with alpha', () => picture(90, 60).ensureAlpha(0.5).png(), 'png'],
    ['PNG with an ICC profile', () => picture(90, 60).withIccProfile('p3').png(), 'png'],
    ['WebP', () => picture(90, 60).webp(), 'webp'],
    ['lossless WebP with alpha', () => picture(90, 60).ensureAlpha(0.5).webp({ lossless: true }), 'webp'],
  ] as const)('%s', async (_name, make, format) => {
    const probed = await probeBytes(await make().toBuffer());
    expect(probed).toMatchObject({ ok: true, value: { format, ...wide } });
    if (!probed.ok) return;
    expect(probed.value.placeholder).toMatch(/^data:image\/webp;base64,/);
    expect(probed.value.placeholder.length).toBeLessThanOrEqual(400);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('EXIF orientation %i: the size is the upright one', async (orientation) => {
    const turned = await picture(90, 60).jpeg().withMetadata({ orientation }).toBuffer();
    const upright = orientation < 5 ? { width: 90, height: 60 } : { width: 60, height: 90 };
    expect(await probeBytes(turned)).toMatchObject({ ok: true, value: upright });
  });

  test.each([1, 2, 3000])('a picture %i px wide and 1 px high', async (width) => {
    expect(await probeBytes(await picture(width, 1).png().toBuffer())).toMatchObject({ ok: true, value: { width } });
  });

  test('pure noise still fits into a placeholder of 400 characters', async () => {
    const noise = Buffer.from(Array.from({ length: 64 * 64 * 4 }, (_, i) => (i * 2_654_435_761) >>> 24));
    const { default: sharp } = await import('sharp');
    const png = await sharp(noise, { raw: { width: 64, height: 64, channels: 4 } })
      .png()
      .toBuffer();
    const probed = await probeBytes(png);
    expect(probed.ok && probed.value.placeholder.length).toBeLessThanOrEqual(400);
  });
});
