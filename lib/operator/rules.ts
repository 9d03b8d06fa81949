import { isPlain } from '@/lib/auth/rules/plain';
import { MICROS_PER_CENT, microsOf } from '@/lib/money';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';

/** One day (UTC) of the whole server, or several added up. Amounts in micro-USD; what left is positive. */
export type Figures = {
  images: number;
  /** The images at their price, whoever paid for the credit. */
  soldMicros: bigint;
  /** Payments without discount and tax. */
  paidInMicros: bigint;
  /** Refunds, and what banks took and have, without tax. */
  givenBackMicros: bigint;
  feesMicros: bigint;
  /** Payments whose fee Stripe has not said yet. */
  unknownFees: number;
  upstreamMicros: bigint;
};

export type DayFigures = Figures & { day: string };

export const NOTHING: Figures = {
  ...{ images: 0, soldMicros: 0n, paidInMicros: 0n, givenBackMicros: 0n },
  ...{ feesMicros: 0n, unknownFees: 0, upstreamMicros: 0n },
};

/** What stays of the money that came, after what went back, Stripe's fees that are known and the upstream. */
export const marginMicros = ({ paidInMicros, givenBackMicros, feesMicros, upstreamMicros }: Figures): bigint =>
  paidInMicros - givenBackMicros - feesMicros - upstreamMicros;

export function sumOf(days: readonly Figures[]): Figures {
  return days.reduce<Figures>(
    (sum, day) => ({
      images: sum.images + day.images,
      soldMicros: sum.soldMicros + day.soldMicros,
      paidInMicros: sum.paidInMicros + day.paidInMicros,
      givenBackMicros: sum.givenBackMicros + day.givenBackMicros,
      feesMicros: sum.feesMicros + day.feesMicros,
      unknownFees: sum.unknownFees + day.unknownFees,
      upstreamMicros: sum.upstreamMicros + day.upstreamMicros,
    }),
    NOTHING,
  );
}

/** The most that is given by hand at once. */
export const MOST_CENTS = 1_000_000;

/** How much an operator gives: so many images at their price now, or dollars. */
export type Gift = { images: number } | { amountCents: number };

/** A gift in micro-USD; what is nothing, less than nothing or more than $10,000 is refused. */
export function giftMicros(
  gift: Gift,
  priceMicros: bigint,
): Result<bigint, Refusal<'amount_out_of_range', { leastCents: number; mostCents: number }>> {
  const number = 'images' in gift ? gift.images : gift.amountCents;
  const unitMicros = 'images' in gift ? priceMicros : MICROS_PER_CENT;
  const micros = Number.isSafeInteger(number) ? BigInt(number) * unitMicros : 0n;
  if (micros > 0n && micros <= microsOf(MOST_CENTS)) return ok(micros);
  return refuse('amount_out_of_range', { leastCents: 1, mostCents: MOST_CENTS });
}

export const REASON_MAX = 200;

/** Why credit is given, as it will stand in the ledger; null when it says nothing, or more than fits there. */
export function reasonOf(text: string): string | null {
  const reason = text.trim();
  return reason.length > 0 && reason.length <= REASON_MAX && isPlain(reason) ? reason : null;
}
