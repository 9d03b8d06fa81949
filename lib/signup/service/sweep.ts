import { deleteTokensBefore } from '../store';

/** Forgets links that ended more than a day ago; for the sweeper. Answers how many. */
export function sweepLinks(now: Date): Promise<number> {
  return deleteTokensBefore(new Date(now.getTime() - 24 * 60 * 60_000));
}
