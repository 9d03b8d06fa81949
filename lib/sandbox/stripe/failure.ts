/** An error as Stripe writes it: https://docs.stripe.com/api/errors */
export type ErrorBody = {
  type: 'invalid_request_error' | 'card_error' | 'idempotency_error' | 'api_error';
  message: string;
  code?: string;
  decline_code?: string;
  param?: string;
  payment_intent?: unknown;
  charge?: string;
};

/** Thrown by whatever refuses; the server writes it down. */
export class StripeFailure extends Error {
  constructor(
    readonly status: number,
    readonly body: ErrorBody,
  ) {
    super(body.message);
  }
}

export const invalid = (message: string, extra: Partial<ErrorBody> = {}, status = 400) =>
  new StripeFailure(status, { type: 'invalid_request_error', message, ...extra });

/** As Stripe says it: 404 for the object of an address, 400 for one that a parameter names. */
export const missing = (kind: string, id: string, param: string, status: 400 | 404 = 404) =>
  invalid(`No such ${kind}: '${id}'`, { code: 'resource_missing', param }, status);
