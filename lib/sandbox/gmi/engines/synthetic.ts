import sharp from 'sharp';
import { ok } from '@/lib/result';
import { decode, ellipse, underAlpha } from '../pixels';
import type { Engine } from './engine';

const MASK_SIDE = 512;
const PREPARED_SIZES = 64;

const alwaysReady = { ready: async () => ok(null), close: async () => undefined };

/** The original's pixels under an ellipse: a real cutout of everything but the judgement. */
export function ellipseEngine(): Engine {
  const mask = ellipse(MASK_SIDE);
  return {
    ...alwaysReady,
    async cutOut(image) {
      const picture = await decode(image);
      return picture.ok ? ok(await underAlpha(picture.value, mask)) : picture;
    },
  };
}

/** Answers with a prepared grey ellipse of the input's size, made once a size: next to no work. */
export function instantEngine(): Engine {
  const prepared = new Map<string, Promise<Buffer>>();
  return {
    ...alwaysReady,
    async cutOut(_image, { width, height }) {
      const key = `${width}x${height}`;
      const known = prepared.get(key) ?? greyEllipse(width, height);
      prepared.delete(key);
      prepared.set(key, known);
      const [oldest] = prepared.keys();
      if (prepared.size > PREPARED_SIZES && oldest !== undefined) prepared.delete(oldest);
      return ok(await known);
    },
  };
}

async function greyEllipse(width: number, height: number): Promise<Buffer> {
  const rgb = await sharp({ create: { width, height, channels: 3, background: '#7a7a7a' } })
    .raw()
    .toBuffer();
  return underAlpha({ rgb, width, height }, ellipse(MASK_SIDE));
}
