import { MICROS_PER_CENT, microsOf } from '@/lib/money';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';

/** What any other amount must lie between, in cents. */
export const LEAST_CENTS = 500;
export const MOST_CENTS = 1_000_000;

/** A size credit is sold in, as an operator writes it down: `priceCents` null is exactly the price of its images. */
export type PackSetting = { images: number; bonusImages: number; priceCents: number | null };

export type Pack = {
  images: number;
  bonusImages: number;
  /** Before tax. */
  amountCents: number;
  grantedMicros: bigint;
  bonusMicros: bigint;
};

/** The packs at a price an image. Part of a cent is rounded up: Stripe knows whole ones only. */
export function catalogueAt(settings: readonly PackSetting[], priceMicros: bigint): Pack[] {
  return settings.map(({ images, bonusImages, priceCents }) => {
    const grantedMicros = BigInt(images) * priceMicros;
    const amountCents = priceCents ?? Number((grantedMicros + MICROS_PER_CENT - 1n) / MICROS_PER_CENT);
    return { images, bonusImages, amountCents, grantedMicros, bonusMicros: BigInt(bonusImages) * priceMicros };
  });
}

/** What somebody wants to buy: a pack by its images, or an amount of their own. */
export type Choice = { images: number } | { amountCents: number };

export type OrderRefusal =
  | Refusal<'unknown_pack'>
  | Refusal<'amount_out_of_range', { leastCents: number; mostCents: number }>;

/** What a choice costs and gives. Nothing of it comes from the browser but the choice. */
export function orderOf(choice: Choice, packs: readonly Pack[], priceMicros: bigint): Result<Pack, OrderRefusal> {
  if ('images' in choice) {
    const pack = packs.find(({ images }) => images === choice.images);
    return pack ? ok(pack) : refuse('unknown_pack');
  }
  const { amountCents } = choice;
  if (!Number.isInteger(amountCents) || amountCents < LEAST_CENTS || amountCents > MOST_CENTS) {
    return refuse('amount_out_of_range', { leastCents: LEAST_CENTS, mostCents: MOST_CENTS });
  }
  const grantedMicros = microsOf(amountCents);
  return ok({
    images: Number(grantedMicros / priceMicros),
    bonusImages: 0,
    amountCents,
    grantedMicros,
    bonusMicros: 0n,
  });
}
