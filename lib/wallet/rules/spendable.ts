type Amount = bigint | string;

/** What a member may spend now, in micro-USD: what the workspace has, and no more than is left of their monthly cap. */
export function spendableMicros({
  availableMicros,
  capLeftMicros,
}: {
  availableMicros: Amount;
  capLeftMicros?: Amount | null;
}): bigint {
  const available = BigInt(availableMicros);
  const left = BigInt(capLeftMicros ?? available);
  return left < available ? left : available;
}
