/** Sizes credit is sold in, in images. */
const PACK_IMAGES = [250, 500, 1_000, 5_000] as const;

export type Pack = { images: number; amountMicros: bigint };

/** The packs at a price an image: no discount hides in a size, so an image costs the same in each. */
export function packsAt(priceMicros: bigint): Pack[] {
  return PACK_IMAGES.map((images) => ({ images, amountMicros: BigInt(images) * priceMicros }));
}
