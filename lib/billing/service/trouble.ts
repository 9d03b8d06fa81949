import { log } from '@/lib/log';
import { type Refusal, refuse } from '@/lib/result';
import { isStripeTrouble } from '../client/failure';

export type TillClosed = Refusal<'till_closed'>;

/** What people are told when Stripe cannot be reached or says no to us; a bug of ours is thrown on. */
export function tillClosed(error: unknown): TillClosed {
  if (!isStripeTrouble(error)) throw error;
  log.error({ err: error }, 'Stripe refused or did not answer');
  return refuse('till_closed');
}
