/** An entry of the ledger as the credits page gets it; amounts in micro-USD. */
export type EntryView = {
  id: string;
  kind: 'grant' | 'reserve' | 'settle' | 'release';
  at: Date;
  availableMicros: bigint;
  heldMicros: bigint;
  balanceMicros: bigint;
  /** The cutout's name, or the kind of grant. */
  title: string | null;
  cutoutId: string | null;
  /** How the hold behind it stands now; null for a grant. */
  holdState: 'held' | 'settled' | 'released' | null;
  failureReason: string | null;
  thumbnailUrl: string | null;
  byYou: boolean;
};
