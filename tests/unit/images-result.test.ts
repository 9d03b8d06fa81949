import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepare } from '@/lib/images/prepare';
import { finishResult } from '@/lib/images/result';
import type { ImageFormat } from '@/lib/images/rules';
import { thumbnails } from '@/lib/images/thumbnails';
import { cutDisc, picture, withChunk } from '../support/sample-images';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'clearcut-images-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const prepareBytes = async (bytes: Uint8Array, format: ImageFormat) => {
  const file = path.join(folder, 'source');
  await writeFile(file, bytes);
  return prepare(file, format);
};
const pixelsOf = (bytes: Uint8Array) => sharp(bytes).raw().toBuffer();
const pixelAt = async (bytes: Uint8Array, left: number, top: number) => [
  ...(await sharp(bytes).extract({ left, top, width: 1, height: 1 }).raw().toBuffer()),
];

describe('what the upstream gets', () => {
  test('a PNG keeps its exact pixels', async () => {
    const source = await picture(90, 60).png().toBuffer();
    const prepared = await prepareBytes(source, 'png');
    expect(prepared).toMatchObject({ contentType: 'image/png', width: 90, height: 60 });
    expect(await pixelsOf(prepared.bytes)).toEqual(await pixelsOf(source));
  });

  test('a JPEG goes as JPEG with full colour resolution', async () => {
    const prepared = await prepareBytes(await picture(90, 60).jpeg().toBuffer(), 'jpeg');
    expect(prepared.contentType).toBe('image/jpeg');
    expect((await sharp(prepared.bytes).metadata()).chromaSubsampling).toBe('4:4:4');
  });

  test('a large PNG goes as JPEG', async () => {
    const large = sharp({ create: { width: 4000, height: 3100, channels: 3, background: '#888' } });
    const prepared = await prepareBytes(await large.png({ compressionLevel: 1 }).toBuffer(), 'png');
    expect(prepared).toMatchObject({ contentType: 'image/jpeg', width: 4000, height: 3100 });
  });

  test('metadata is gone and the picture upright', async () => {
    const source = await picture(90, 60)
      .jpeg()
      .withExif({ IFD0: { Artist: 'somebody', Copyright: 'secret place' } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const { bytes, width, height } = await prepareBytes(source, 'jpeg');
    expect({ width, height }).toEqual({ width: 60, height: 90 });
    const metadata = await sharp(bytes).metadata();
    expect([metadata.exif, metadata.icc, metadata.xmp, metadata.orientation]).toEqual(Array(4).fill(undefined));
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('EXIF orientation %i: the red corner ends up top left', async (orientation) => {
    const upright = sharp({ create: { width: 64, height: 32, channels: 3, background: '#00f' } }).composite([
      { input: { create: { width: 16, height: 16, channels: 3, background: '#f00' } }, left: 0, top: 0 },
    ]);
    const stored = await storedAs(await upright.png().toBuffer(), orientation);
    const { bytes, width, height } = await prepareBytes(stored, 'jpeg');
    expect({ width, height }).toEqual({ width: 64, height: 32 });
    const [red = 0, , blue = 255] = await pixelAt(bytes, 4, 4);
    expect(red).toBeGreaterThan(200);
    expect(blue).toBeLessThan(60);
  });

  test('transparency lies over white', async () => {
    const clear = sharp({ create: { width: 8, height: 8, channels: 4, background: { r: 255, g: 0, b: 0, alpha: 0 } } });
    expect(await pixelAt((await prepareBytes(await clear.png().toBuffer(), 'png')).bytes, 4, 4)).toEqual([
      255, 255, 255,
    ]);
  });

  test.each([
    ['CMYK', () => picture(90, 60).toColourspace('cmyk').jpeg(), 'jpeg'],
    ['16 bits', () => picture(90, 60).toColourspace('rgb16').png(), 'png'],
    ['grey', () => picture(90, 60).greyscale().png(), 'png'],
    ['palette', () => picture(90, 60).png({ palette: true }), 'png'],
    ['WebP', () => picture(90, 60).webp(), 'webp'],
  ] as const)('%s becomes 8-bit sRGB', async (_name, make, format) => {
    const { bytes } = await prepareBytes(await make().toBuffer(), format);
    const metadata = await sharp(bytes).metadata();
    expect(metadata).toMatchObject({ space: 'srgb', depth: 'uchar', channels: 3, hasAlpha: false });
  });

  test('a wide-gamut profile is converted, not dropped', async () => {
    const source = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#c81e1e' } })
      .withIccProfile('p3')
      .png()
      .toBuffer();
    const [red = 0, green = 0] = await pixelAt((await prepareBytes(source, 'png')).bytes, 4, 4);
    expect(Math.abs(red - 0xc8)).toBeLessThanOrEqual(2);
    expect(Math.abs(green - 0x1e)).toBeLessThanOrEqual(4);
  });
});

/** Pixels as a camera holding itself like `orientation` would have stored them. */
async function storedAs(upright: Buffer, orientation: number): Promise<Buffer> {
  const undo: Record<number, (image: Sharp) => Sharp> = {
    2: (image) => image.flop(),
    3: (image) => image.rotate(180),
    4: (image) => image.flip(),
    5: (image) => image.rotate(270).flop(),
    6: (image) => image.rotate(270),
    7: (image) => image.rotate(90).flop(),
    8: (image) => image.rotate(90),
  };
  const turned = await (undo[orientation] ?? ((image) => image))(sharp(upright)).png().toBuffer();
  return sharp(turned).jpeg({ quality: 100, chromaSubsampling: '4:4:4' }).withMetadata({ orientation }).toBuffer();
}

describe('what comes back from the upstream', () => {
  const size = { width: 120, height: 80 };

  test('a right result is kept byte for byte', async () => {
    const png = await cutDisc(120, 80).png().toBuffer();
    const finished = await finishResult(png, size);
    expect(finished).toMatchObject({ ok: true, value: { scaledBack: false } });
    expect(finished.ok && finished.value.png.equals(png)).toBe(true);
  });

  test('metadata and trailing bytes go, the pixels stay', async () => {
    const png = await cutDisc(120, 80).png().toBuffer();
    const talkative = Buffer.concat([withChunk(png, 'tEXt', Buffer.from('Author\0somebody')), Buffer.from('trailing')]);
    const finished = await finishResult(talkative, size);
    expect(finished.ok && finished.value.png.equals(png)).toBe(true);
  });

  test('a colour profile is converted to sRGB and dropped', async () => {
    const finished = await finishResult(await cutDisc(120, 80).withIccProfile('p3').png().toBuffer(), size);
    expect(finished.ok).toBe(true);
    expect(finished.ok && (await sharp(finished.value.png).metadata()).icc).toBeUndefined();
  });

  test('16 bits become 8', async () => {
    const finished = await finishResult(await cutDisc(120, 80).toColourspace('rgb16').png().toBuffer(), size);
    expect(finished.ok && (await sharp(finished.value.png).metadata()).depth).toBe('uchar');
  });

  test.each([
    ['half', 60, 40],
    ['a scale with rounding', 41, 27],
    ['double', 240, 160],
  ])('%s the size is scaled back and said so', async (_name, width, height) => {
    const finished = await finishResult(await cutDisc(width, height).png().toBuffer(), size);
    expect(finished).toMatchObject({ ok: true, value: { scaledBack: true } });
    expect(finished.ok && (await sharp(finished.value.png).metadata())).toMatchObject({ ...size, hasAlpha: true });
  });

  test.each([
    ['a JPEG', () => picture(120, 80).jpeg().toBuffer(), 'not_png'],
    ['a WebP with alpha', () => cutDisc(120, 80).webp().toBuffer(), 'not_png'],
    ['HTML', async () => Buffer.from('<html>502 Bad Gateway</html>'), 'not_png'],
    ['nothing', async () => Buffer.alloc(0), 'not_png'],
    ['a PNG without alpha', () => picture(120, 80).png().toBuffer(), 'no_alpha'],
    ['another shape', () => cutDisc(80, 120).png().toBuffer(), 'other_shape'],
    ['a square', () => cutDisc(80, 80).png().toBuffer(), 'other_shape'],
  ] as const)('%s is refused', async (_name, make, why) => {
    expect(await finishResult(await make(), size)).toEqual({ ok: false, reason: 'bad_result', why });
  });

  test('a truncated PNG is refused wherever it was cut', async () => {
    const png = await cutDisc(120, 80).png().toBuffer();
    for (const missing of [1, 12, 20, 100, png.length - 40]) {
      expect(await finishResult(png.subarray(0, png.length - missing), size), `${missing}`).toMatchObject({
        why: 'damaged',
      });
    }
  });

  test('rows that are missing inside an intact container are found', async () => {
    const png = await cutDisc(120, 80).png().toBuffer();
    const claimsMore = Buffer.from(png);
    const taller = await cutDisc(120, 81).png().toBuffer();
    taller.copy(claimsMore, 8, 8, 33);
    expect(await finishResult(claimsMore, { width: 120, height: 81 })).toMatchObject({ why: 'damaged' });
  });

  test('an all-clear and an all-opaque alpha channel are results too', async () => {
    for (const alpha of [0, 1]) {
      const png = await picture(120, 80).ensureAlpha(alpha).png().toBuffer();
      expect(await finishResult(png, size)).toMatchObject({ ok: true });
    }
  });
});

describe('thumbnails', () => {
  test('fit into 256 and 512 px and keep their transparency', async () => {
    const { webp256, webp512 } = await thumbnails(await cutDisc(1200, 800).png().toBuffer());
    expect(await sharp(webp256).metadata()).toMatchObject({ format: 'webp', width: 256, height: 171, hasAlpha: true });
    expect(await sharp(webp512).metadata()).toMatchObject({ format: 'webp', width: 512, height: 341, hasAlpha: true });
    expect((await pixelAt(webp512, 2, 2))[3]).toBe(0);
    expect((await pixelAt(webp512, 256, 170))[3]).toBe(255);
  });

  test('a small result is not enlarged', async () => {
    const { webp256, webp512 } = await thumbnails(await cutDisc(40, 30).png().toBuffer());
    expect(await sharp(webp256).metadata()).toMatchObject({ width: 40, height: 30 });
    expect(await sharp(webp512).metadata()).toMatchObject({ width: 40, height: 30 });
  });
});
