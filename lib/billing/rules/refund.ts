const ceilDiv = (a: bigint, b: bigint) => (a + b - 1n) / b;
/** The smaller of two amounts. */
export const least = (a: bigint, b: bigint) => (a < b ? a : b);

/** A payment as far as giving it back is concerned. Cents as Stripe counts, micro-USD as the wallet does. */
export type Refundable = {
  paymentId: string;
  paidAt: Date;
  /** What was paid, without tax. */
  netCents: number;
  taxCents: number;
  /** Given back already, or on its way, and what a bank took. */
  goneNetCents: number;
  goneTaxCents: number;
  grantedMicros: bigint;
  leftMicros: bigint;
  bonusLeftMicros: bigint;
  /** A bank has the payment, or asks about it: Stripe refuses a refund. */
  isDisputed: boolean;
};

/** Whether some of it went back, or a bank has it or asks about it. */
export const isTakenBack = ({ goneNetCents, isDisputed }: Pick<Refundable, 'goneNetCents' | 'isDisputed'>) =>
  goneNetCents > 0 || isDisputed;

export type RefundPart = {
  paymentId: string;
  netCents: number;
  taxCents: number;
  /** Taken out of the purchase's grant, and out of its bonus. */
  amountMicros: bigint;
  bonusMicros: bigint;
};

type Priced = Pick<Refundable, 'netCents' | 'grantedMicros'>;

/** What the first `cents` of a price bought: rounded up in the whole, so that parts neither lose a cent nor keep credit. */
const boughtFor = ({ netCents, grantedMicros }: Priced, cents: number) =>
  ceilDiv(grantedMicros * BigInt(cents), BigInt(netCents));

/**
 * The most of a payment that can be given back, in cents without tax: what is left of its credit at what was paid for it,
 * in whole cents downwards, and never more than the wallet has or than was not given back yet.
 */
export function refundableCents(payment: Refundable, availableMicros: bigint): number {
  const { netCents, goneNetCents, grantedMicros, leftMicros, isDisputed } = payment;
  const spendable = least(leftMicros, availableMicros);
  if (isDisputed || spendable <= 0n || netCents <= 0) return 0;
  const creditMicros = spendable + boughtFor(payment, goneNetCents);
  const worthCents = Number((BigInt(netCents) * creditMicros) / grantedMicros) - goneNetCents;
  return Math.max(0, Math.min(worthCents, netCents - goneNetCents));
}

/** The tax that goes back with `netCents`: in proportion, and to the cent at the end, whatever parts it is given back in. */
export function taxShareCents(payment: Refundable, netCents: number): number {
  const soFar = payment.goneNetCents + netCents;
  const due = Math.floor((payment.taxCents * soFar) / Math.max(1, payment.netCents));
  return Math.max(0, Math.min(due, payment.taxCents) - payment.goneTaxCents);
}

/** Credit that goes with `netCents` of a payment: rounded up, so that no credit stays that was paid back. */
export function creditTaken(
  payment: Priced & Pick<Refundable, 'goneNetCents' | 'leftMicros' | 'bonusLeftMicros'>,
  netCents: number,
): { amountMicros: bigint; bonusMicros: bigint } {
  const { goneNetCents, leftMicros, bonusLeftMicros } = payment;
  const dueMicros = boughtFor(payment, goneNetCents + netCents) - boughtFor(payment, goneNetCents);
  const amountMicros = least(dueMicros, leftMicros);
  // A gift that came with a purchase goes with it, in proportion to what goes of the purchase's rest.
  const bonusMicros = leftMicros > 0n && bonusLeftMicros > 0n ? (bonusLeftMicros * amountMicros) / leftMicros : 0n;
  return { amountMicros, bonusMicros };
}

/** Stripe's times are whole seconds; the ids of orders tell which of two came later. */
const newestFirst = (a: Refundable, b: Refundable) =>
  b.paidAt.getTime() - a.paidAt.getTime() || (a.paymentId < b.paymentId ? 1 : -1);

/**
 * Spreads a refund over the payments it came from, newest first. `wantedCents` null: all there is. The bonus that leaves
 * with a part is no longer there for the next one.
 */
export function planRefund(
  payments: readonly Refundable[],
  availableMicros: bigint,
  wantedCents: number | null,
): RefundPart[] {
  const parts: RefundPart[] = [];
  let restMicros = availableMicros;
  let restCents = wantedCents ?? Number.POSITIVE_INFINITY;
  for (const payment of payments.toSorted(newestFirst)) {
    const netCents = Math.min(refundableCents(payment, restMicros), restCents);
    if (netCents <= 0) continue;
    const taken = creditTaken(payment, netCents);
    const { amountMicros } = taken;
    const bonusMicros = least(taken.bonusMicros, restMicros - amountMicros);
    parts.push({
      paymentId: payment.paymentId,
      netCents,
      taxCents: taxShareCents(payment, netCents),
      amountMicros,
      bonusMicros,
    });
    restCents -= netCents;
    restMicros -= amountMicros + bonusMicros;
  }
  return parts;
}

/** What a refund that was made at Stripe itself is made of: Stripe gives tax back in proportion. */
export function splitRefund(payment: { netCents: number; taxCents: number }, amountCents: number) {
  const total = payment.netCents + payment.taxCents;
  const taxCents = total === 0 ? 0 : Math.round((payment.taxCents * amountCents) / total);
  return { netCents: amountCents - taxCents, taxCents };
}
