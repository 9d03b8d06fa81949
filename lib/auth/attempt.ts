import type { TooMany } from '@/lib/limits/service';
import type { Refusal } from '@/lib/result';
import type { LinkRefusal } from './admission';
import type { AccountUser } from './service/authenticate';

export type SignInRefusal = Refusal<'wrong_credentials'> | TooMany | LinkRefusal;

/**
 * One request to `/api/auth/*` on its way through next-auth, whose callbacks can answer only yes or no: what they learn
 * besides is noted here, and the handler answers with it.
 */
export type Attempt = {
  headers: Headers;
  now: Date;
  refusal: SignInRefusal | null;
  signedIn: AccountUser | null;
};

export function newAttempt(headers: Headers): Attempt {
  return { headers, now: new Date(), refusal: null, signedIn: null };
}
