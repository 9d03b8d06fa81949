import type { RefundPart } from '@/lib/billing/rules/refund';

/** What the parts of a refund come to: on the cards, of it tax, and in credit that goes, of it free. */
export function totalOf(parts: readonly RefundPart[]) {
  const netCents = parts.reduce((sum, part) => sum + part.netCents, 0);
  const taxCents = parts.reduce((sum, part) => sum + part.taxCents, 0);
  const goneMicros = parts.reduce((sum, part) => sum + part.amountMicros + part.bonusMicros, 0n);
  const bonusMicros = parts.reduce((sum, part) => sum + part.bonusMicros, 0n);
  return { netCents, taxCents, totalCents: netCents + taxCents, goneMicros, bonusMicros };
}
