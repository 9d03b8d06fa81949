const MICROS_PER_DOLLAR = 1_000_000n;
export const MICROS_PER_CENT = 10_000n;

/** Cents, as cards are charged in them, as micro-USD. */
export const microsOf = (cents: number): bigint => BigInt(cents) * MICROS_PER_CENT;

/** What a card is charged is whole cents, and written so: "$4.50". */
export const CARD_DECIMALS = 2;

/**
 * Micro-USD as people read it: "$9.194", "$0.018", "−$0.018", "$0.000"; never rounded, six decimals at most. The one rule for all
 * pages: credit is written as the price of an image is, with three decimals at least, so that amounts which are compared line
 * up; only what a card is charged has `CARD_DECIMALS`, and what stands beside that (`formatWholeCents`).
 */
export function formatMicros(micros: bigint | string, leastDecimals = 3): string {
  const amount = BigInt(micros);
  const size = amount < 0n ? -amount : amount;
  const dollars = (size / MICROS_PER_DOLLAR).toLocaleString('en-US');
  const exact = (size % MICROS_PER_DOLLAR).toString().padStart(6, '0');
  const decimals = exact.replace(/0+$/, '').padEnd(leastDecimals, '0');
  return `${amount < 0n ? '−' : ''}$${dollars}.${decimals}`;
}

/** Credit where whole cents say enough: rounded down, so that nobody is promised what is not there. */
export const formatWholeCents = (micros: bigint): string =>
  formatMicros((micros / MICROS_PER_CENT) * MICROS_PER_CENT, CARD_DECIMALS);

/** What a card is charged: "$4.50". */
export const formatCents = (cents: number): string => formatMicros(microsOf(cents), CARD_DECIMALS);

/** How many images a balance buys; none when it is negative. */
export function imagesFor(availableMicros: bigint | string, priceMicros: bigint | string): number {
  const available = BigInt(availableMicros);
  const price = BigInt(priceMicros);
  return available <= 0n || price <= 0n ? 0 : Number(available / price);
}
