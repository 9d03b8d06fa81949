const FIRST_MS = 800;
const LONGEST_MS = 15_000;
export const MAX_ATTEMPTS = 6;

/** How long to wait before attempt number `attempt` (1 is the first repetition): doubling, spread by `random` in 0..1, never below what the server asked for. */
export function waitMs(attempt: number, retryAfterMs: number | null, random: number): number {
  const doubled = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1));
  return Math.max(retryAfterMs ?? 0, doubled * (0.5 + random / 2));
}
