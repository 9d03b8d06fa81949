import { formatMicros } from '@/lib/money';

const MICROS_PER_CENT = 10_000n;

/** "$9.19": cents, rounded down, so that nobody is shown money they cannot spend. */
export function wholeCents(micros: string | bigint): string {
  const amount = BigInt(micros);
  const rest = ((amount % MICROS_PER_CENT) + MICROS_PER_CENT) % MICROS_PER_CENT;
  return formatMicros(amount - rest);
}

/** "24.6 MB": decimal units, as file managers show them. */
export function fileSize(sizeBytes: number): string {
  if (sizeBytes < 1000) return `${sizeBytes} B`;
  if (sizeBytes < 1_000_000) return `${Math.round(sizeBytes / 1000)} KB`;
  return `${(sizeBytes / 1_000_000).toFixed(1)} MB`;
}
