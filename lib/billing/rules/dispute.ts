/**
 * Whether the bank has the money. An inquiry (`warning_…`) moves none; after `lost` an appeal may still win it back.
 * Statuses of API 2026-10-28.endive; one we do not know is taken for what it most likely is: money that is gone.
 */
export function isTaken(status: string): boolean {
  return !(status === 'won' || status === 'prevented' || status.startsWith('warning_'));
}

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
