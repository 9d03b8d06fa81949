import Stripe from 'stripe';

/** Why Stripe said no, by its own codes: https://docs.stripe.com/error-codes and …/declines/codes */
export type StripeRefusal = { code: string; declineCode: string | null };

/** Whether Stripe does not have what a request names, or what its parameter `param` names: it was deleted there. */
export const isGone = (error: unknown, param?: string): boolean =>
  error instanceof Stripe.errors.StripeInvalidRequestError &&
  error.code === 'resource_missing' &&
  (param === undefined || error.param === param);

/**
 * Stripe's final no, or null when it may say yes another time: no answer, a limit, an outage, a twin under way, a key that
 * is wrong. Only a final no may undo what was prepared.
 */
export function finalRefusal(error: unknown): StripeRefusal | null {
  const { StripeCardError, StripeInvalidRequestError } = Stripe.errors;
  if (!(error instanceof StripeCardError || error instanceof StripeInvalidRequestError)) return null;
  // The same call is under way elsewhere.
  if (error.statusCode === 409) return null;
  return { code: error.code ?? 'refused', declineCode: error.decline_code || null };
}

/** Whether an error is Stripe's at all, and not a bug of ours. */
export const isStripeTrouble = (error: unknown): boolean => error instanceof Stripe.errors.StripeError;
