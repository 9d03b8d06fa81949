const MICROS_PER_DOLLAR = 1_000_000n;

/**
 * Micro-USD as people read it: "$4.50", "$0.018", "−$0.018"; `leastDecimals` at least (2 to 6), six at most, never rounded.
 * A column of amounts asks for three, so that most of them line up.
 */
export function formatMicros(micros: bigint | string, leastDecimals = 2): string {
  const amount = BigInt(micros);
  const size = amount < 0n ? -amount : amount;
  const dollars = (size / MICROS_PER_DOLLAR).toLocaleString('en-US');
  const exact = (size % MICROS_PER_DOLLAR).toString().padStart(6, '0');
  const decimals = exact.replace(/0+$/, '').padEnd(leastDecimals, '0');
  return `${amount < 0n ? '−' : ''}$${dollars}.${decimals}`;
}

/** How many images a balance buys; none when it is negative. */
export function imagesFor(availableMicros: bigint | string, priceMicros: bigint | string): number {
  const available = BigInt(availableMicros);
  const price = BigInt(priceMicros);
  return available <= 0n || price <= 0n ? 0 : Number(available / price);
}
