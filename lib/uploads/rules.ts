/** What an open upload costs beside its bytes: a connection, its buffers, a small decode. */
const LEAST_BYTES = 1_000_000;

/**
 * How much a request may have on its way at once, by the length it announces (null: it does not). The files of one request
 * come one after the other, so that is never more than the largest file.
 */
export function roomBytes(lengthBytes: number | null, largestFileBytes: number): number {
  return Math.min(Math.max(lengthBytes ?? largestFileBytes, LEAST_BYTES), largestFileBytes);
}

/**
 * Nobody has more on the way than is left for everybody else: one alone may use half of the budget, two who are greedy a
 * third each, and somebody new always finds as much room as the greediest has.
 */
export function isWithinShare(ownBytes: number, allBytes: number, budgetBytes: number): boolean {
  return ownBytes <= budgetBytes - allBytes;
}
