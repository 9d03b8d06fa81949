const MICROS_PER_DOLLAR = 1_000_000n;

/** "$0.018", "$4.50": every micro-dollar that is not zero, at least cents. `micros` is a decimal string or a bigint. */
export function exactDollars(micros: string | bigint): string {
  const amount = BigInt(micros);
  const sign = amount < 0n ? '−' : '';
  const size = amount < 0n ? -amount : amount;
  const fraction = (size % MICROS_PER_DOLLAR)
    .toString()
    .padStart(6, '0')
    .replace(/0{1,4}$/, '');
  return `${sign}$${group(size / MICROS_PER_DOLLAR)}.${fraction}`;
}

/** "$9.19": cents, rounded down, so that nobody is shown money they cannot spend. */
export function wholeCents(micros: string | bigint): string {
  const amount = BigInt(micros);
  const rest = ((amount % 10_000n) + 10_000n) % 10_000n;
  return exactDollars(amount - rest);
}

const group = (dollars: bigint) => dollars.toString().replace(/\B(?=(\d{3})+$)/g, ',');

/** "24.6 MB": decimal units, as file managers show them. */
export function fileSize(sizeBytes: number): string {
  if (sizeBytes < 1000) return `${sizeBytes} B`;
  if (sizeBytes < 1_000_000) return `${Math.round(sizeBytes / 1000)} KB`;
  return `${(sizeBytes / 1_000_000).toFixed(1)} MB`;
}
