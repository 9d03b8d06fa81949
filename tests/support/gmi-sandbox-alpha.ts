import sharp from 'sharp';

/** The alpha plane of a PNG that has one, or the only plane of a grey one. */
async function maskOf(png: Buffer): Promise<{ mask: Buffer; width: number; height: number }> {
  const { hasAlpha } = await sharp(png).metadata();
  const { data, info } = await sharp(png)
    .extractChannel(hasAlpha ? 'alpha' : 0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { mask: data, width: info.width, height: info.height };
}

/**
 * How near a cutout's alpha is to the exact one: IoU of what is more than half opaque, and the mean absolute error in
 * 0..1 over all pixels. Throws when the sizes differ.
 */
export async function compareAlpha(cutout: Buffer, exact: Buffer): Promise<{ iou: number; mae: number }> {
  const [got, want] = await Promise.all([maskOf(cutout), maskOf(exact)]);
  if (got.width !== want.width || got.height !== want.height) {
    throw new Error(`${got.width}×${got.height} is not ${want.width}×${want.height}`);
  }
  let both = 0;
  let either = 0;
  let error = 0;
  for (const [index, wanted] of want.mask.entries()) {
    const alpha = got.mask[index] ?? 0;
    if (alpha > 127 && wanted > 127) both += 1;
    if (alpha > 127 || wanted > 127) either += 1;
    error += Math.abs(alpha - wanted) / 255;
  }
  return { iou: both / either, mae: error / want.mask.length };
}
