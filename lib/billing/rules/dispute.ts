/** Whether Stripe refuses refunds of a payment with such a dispute: a bank has the money, or asks about it. */
export const refusesRefunds = (status: string): boolean => !['won', 'prevented', 'warning_closed'].includes(status);

type Disputed = { totalCents: number; grantedMicros: bigint; bonusMicros: bigint };

/** The credit that a dispute of `amountCents` takes: in proportion, spent or not, and never more than was given and not taken yet. */
export function creditDisputed(
  { totalCents, grantedMicros, bonusMicros }: Disputed,
  amountCents: number,
  takenMicros: { bought: bigint; bonus: bigint },
) {
  const share = (granted: bigint, taken: bigint) => {
    const due =
      totalCents <= 0 ? granted : (granted * BigInt(amountCents) + BigInt(totalCents) - 1n) / BigInt(totalCents);
    const rest = granted - taken;
    return due < rest ? due : rest;
  };
  return { bought: share(grantedMicros, takenMicros.bought), bonus: share(bonusMicros, takenMicros.bonus) };
}
