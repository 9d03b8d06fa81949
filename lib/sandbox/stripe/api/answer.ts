import { createHash, randomBytes } from 'node:crypto';
import type { Endpoint } from '../exchange';
import { invalid, StripeFailure } from '../failure';
import { decodeForm, type Params } from '../form';
import type { Sandbox } from '../sandbox';
import { show } from '../show';
import { checkoutEndpoints } from './checkout';
import { customerEndpoints } from './customers';
import { invoiceEndpoints } from './invoices';
import { paymentEndpoints } from './payments';
import { portalEndpoints } from './portal';

const ENDPOINTS: readonly Endpoint[] = [
  ...checkoutEndpoints,
  ...customerEndpoints,
  ...invoiceEndpoints,
  ...paymentEndpoints,
  ...portalEndpoints,
];

export type ApiRequest = {
  method: string;
  path: string;
  query: string;
  body: string;
  authorization: string | undefined;
  idempotencyKey: string | undefined;
  origin: string;
};

export type ApiAnswer = { status: number; body: string; isReplayed: boolean };

const bodyOf = (failure: StripeFailure) => JSON.stringify({ error: failure.body });

/** Test keys only: a live one has no business here. */
function letIn(authorization: string | undefined): void {
  const key = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
  if (!key) throw invalid('You did not provide an API key.', {}, 401);
  if (!/^[sr]k_test_\w+/.test(key)) throw invalid(`Invalid API Key provided: ${key.slice(0, 8)}****`, {}, 401);
}

/** Answers a call of the API, as Stripe does: once for each idempotency key. */
export function answerApi(sandbox: Sandbox, request: ApiRequest, underWay: Set<string>): ApiAnswer {
  try {
    letIn(request.authorization);
    const found = ENDPOINTS.find(({ method, path }) => method === request.method && path.test(request.path));
    if (!found) {
      throw invalid(`Unrecognized request URL (${request.method}: ${request.path}).`, {}, 404);
    }
    const key = request.method === 'POST' ? request.idempotencyKey : undefined;
    return key ? once(sandbox, request, found, key, underWay) : fresh(sandbox, request, found);
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error;
    return { status: error.status, body: bodyOf(error), isReplayed: false };
  }
}

/** How long Stripe keeps an answer at least, in seconds. */
const KEPT = 24 * 60 * 60;

/**
 * https://docs.stripe.com/api/idempotent_requests: the first answer is kept for a day, a card's refusal too; other refusals
 * are found out anew (Stripe keeps some of them).
 */
function once(sandbox: Sandbox, request: ApiRequest, found: Endpoint, key: string, underWay: Set<string>): ApiAnswer {
  const { answers } = sandbox.book;
  const said = `${request.method} ${request.path}\n${request.body}`;
  const fingerprint = createHash('sha256').update(said).digest('base64url');
  const known = answers.get(key);
  const kept = known && sandbox.book.now() - known.at < KEPT ? known : undefined;
  if (kept && kept.fingerprint !== fingerprint) {
    throw new StripeFailure(400, {
      type: 'idempotency_error',
      message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    });
  }
  if (kept) return { status: kept.status, body: kept.body, isReplayed: true };
  if (underWay.has(key)) {
    throw invalid(
      `There is currently another in-progress request using this Idempotent Key: ${key}.`,
      { code: 'idempotency_key_in_use' },
      409,
    );
  }
  const answer = attempt(sandbox, request, found);
  if (answer.status < 400 || answer.status === 402) {
    answers.set(key, { fingerprint, status: answer.status, body: answer.body, at: sandbox.book.now() });
    sandbox.book.changed();
  }
  return answer;
}

function attempt(sandbox: Sandbox, request: ApiRequest, found: Endpoint): ApiAnswer {
  try {
    return fresh(sandbox, request, found);
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error;
    return { status: error.status, body: bodyOf(error), isReplayed: false };
  }
}

function fresh(sandbox: Sandbox, request: ApiRequest, { path, answer }: Endpoint): ApiAnswer {
  const params = decodeForm(request.method === 'POST' ? request.body : request.query);
  const ids = path.exec(request.path)?.slice(1) ?? [];
  const object = answer({ sandbox, params, ids, origin: request.origin });
  const shown = shownAs(sandbox, object, expandOf(params), request.origin);
  return { status: 200, body: JSON.stringify(shown), isReplayed: false };
}

function expandOf({ expand }: Params): string[] {
  return Array.isArray(expand) ? expand.filter((one) => typeof one === 'string') : [];
}

function shownAs(sandbox: Sandbox, object: object, expand: string[], origin: string): object {
  if (!('data' in object && Array.isArray(object.data) && 'has_more' in object))
    return show(sandbox, object, expand, origin);
  const inEach = expand.map((path) => path.replace(/^data\./, ''));
  return { ...object, data: object.data.map((one: object) => show(sandbox, one, inEach, origin)) };
}

export const requestId = (): string => `req_${randomBytes(7).toString('hex')}`;
