/** Levels in micro-USD below which something happens: a notice, a top-up. */
type Watched = { availableMicros: bigint; watchBelowMicros: bigint | null; levelsMicros: readonly bigint[] };

/** Which levels the balance fell below since it was last looked at. */
export function fallenBelow({ availableMicros, watchBelowMicros, levelsMicros }: Watched): bigint[] {
  if (watchBelowMicros === null) return [];
  return levelsMicros.filter((level) => availableMicros < level && level <= watchBelowMicros);
}

/** The level to be told of next: the highest that the balance has not fallen below. */
export function nextLevel({ availableMicros, levelsMicros }: Omit<Watched, 'watchBelowMicros'>): bigint | null {
  const above = levelsMicros.filter((level) => level > 0n && level <= availableMicros);
  return above.toSorted((a, b) => (a < b ? 1 : -1))[0] ?? null;
}
