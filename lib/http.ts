import { env } from './env';
import { log } from './log';
import { translator } from './messages/catalogue';
import { formatCents, formatMicros } from './money';
import { readPart, Stalled } from './net/part';
import { ok, type Refusal, type Result, refuse } from './result';

/** What each refusal is over HTTP. A reason without a row here does not compile where it is answered. */
const STATUS_OF_REASON = {
  bad_request: 400,
  wrong_credentials: 401,
  wrong_password: 401,
  signed_out: 401,
  insufficient_credit: 402,
  cap_reached: 402,
  foreign_origin: 403,
  signup_closed: 403,
  not_found: 404,
  method_not_allowed: 405,
  stalled: 408,
  not_finished: 409,
  link_expired: 410,
  idempotency_mismatch: 422,
  unusable_name: 422,
  name_mismatch: 422,
  too_many_workspaces: 422,
  invalid_input: 422,
  password_needed: 422,
  password_too_short: 422,
  password_too_long: 422,
  password_common: 422,
  password_personal: 422,
  too_large: 413,
  too_many_files: 413,
  unsupported_type: 415,
  empty_file: 422,
  animated: 422,
  damaged: 422,
  too_many_pixels: 422,
  address_refused: 422,
  fetch_failed: 422,
  nothing_selected: 422,
  too_many_images: 422,
  too_many_tags: 422,
  too_many_requests: 429,
  too_much_in_flight: 429,
  internal: 500,
  unavailable: 503,
  bad_signature: 400,
  unknown_pack: 422,
  amount_out_of_range: 422,
  nothing_to_refund: 422,
  refund_refused: 422,
  refund_too_large: 422,
  no_saved_card: 422,
  ceiling_below_pack: 422,
  reason_needed: 422,
  given_already: 409,
  not_sold: 503,
  till_closed: 503,
} as const;

export type ReasonCode = keyof typeof STATUS_OF_REASON;

type Refused = { ok: false; reason: ReasonCode };

/** A wait as people say it: "20 seconds", "5 minutes". */
function waitText(waitMs: number): string {
  const t = translator('account');
  const seconds = Math.ceil(waitMs / 1000);
  return seconds < 60 ? t('wait.seconds', { count: seconds }) : t('wait.minutes', { count: Math.ceil(seconds / 60) });
}

/** A figure in words, by the unit its name carries: "$0.018", "30 MB", "5 minutes". */
function spoken(name: string, value: unknown): string | number {
  if (typeof value === 'bigint') return formatMicros(value);
  if (typeof value !== 'number') return String(value);
  if (name.endsWith('Bytes'))
    return value < 1_000_000 ? `${Math.round(value / 1000)} KB` : `${Math.round(value / 1_000_000)} MB`;
  if (name.endsWith('Cents')) return formatCents(value);
  return name.endsWith('Ms') ? waitText(value) : Math.round(value);
}

/** A refusal as it is told: a stable code, a sentence a person can act on, and its figures (amounts as decimal strings). */
export function describeRefusal(refusal: Refused): { code: ReasonCode; detail: string; [figure: string]: unknown } {
  const { ok: _ok, reason: code, ...figures } = refusal;
  const words = Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, spoken(name, value)]));
  return { code, detail: translator('refusals')(code, words), ...figures };
}

/** Answers a refusal as an RFC 9457 problem; one that says `retryAfterMs` says it in `Retry-After` too (seconds, RFC 9110). */
export function refused(refusal: Refused, headers: HeadersInit = {}): Response {
  const { code, detail, ...figures } = describeRefusal(refusal);
  const status = STATUS_OF_REASON[code];
  const { retryAfterMs } = figures;
  const wait = typeof retryAfterMs === 'number' ? { 'retry-after': String(Math.ceil(retryAfterMs / 1000)) } : {};
  return new Response(toJson({ type: 'about:blank', title: detail, status, code, detail, ...figures }), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...wait, ...headers },
  });
}

/** JSON for the wire: bigint amounts become decimal strings. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, item) => (typeof item === 'bigint' ? item.toString() : item));
}

export function json(value: unknown, status = 200, headers: HeadersInit = {}) {
  return new Response(toJson(value), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  });
}

/** What a form may weigh; files come by other ways. */
const FORM_LIMIT_BYTES = 64 * 1024;

export type BodyRefusal =
  | Refusal<'bad_request'>
  | Refusal<'stalled', { stallMs: number }>
  | Refusal<'too_large', { limitBytes: number }>;

/** A request's body, counted while it is read: behind `limitBytes` nothing more is taken in. */
export async function readBody(
  request: Request,
  limitBytes = FORM_LIMIT_BYTES,
): Promise<Result<Uint8Array<ArrayBuffer>, BodyRefusal>> {
  const tooLarge = refuse('too_large', { limitBytes });
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes) return tooLarge;
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  try {
    while (reader) {
      const part = await readPart(reader, env().UPLOAD_STALL_MS);
      if (part.done) break;
      sizeBytes += part.value.byteLength;
      // Not cancelled: that would cut the connection before the answer is on its way. `bodyRefused` closes it after.
      if (sizeBytes > limitBytes) return tooLarge;
      chunks.push(part.value);
    }
  } catch (error) {
    if (error instanceof Stalled) return refuse('stalled', { stallMs: error.stallMs });
    // The sender left.
    return refuse('bad_request');
  }
  return ok(new Uint8Array(Buffer.concat(chunks)));
}

/** A request's JSON of at most `limitBytes`. Refuses what is larger, and what is no JSON. */
export async function readJson(request: Request, limitBytes?: number): Promise<Result<unknown, BodyRefusal>> {
  const body = await readBody(request, limitBytes);
  if (!body.ok) return body;
  try {
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body.value)));
  } catch {
    return refuse('bad_request');
  }
}

/** Answers a body that was not read to its end, and hangs up: else the rest of it would be read as the next request. */
export function bodyRefused(refusal: Refused): Response {
  return refused(refusal, { connection: 'close' });
}

/** A share link's path holds its secret, which is none of a log's. */
const withoutToken = (pathname: string) => pathname.replace(/^(\/api)?\/s\/[^/]+/, '$1/s/…');

type Handler<Context> = (request: Request, context: Context) => Promise<Response>;

/**
 * Wraps a route handler: turns a throw (a bug) into a logged 500 without details. Mutations from other sites do not come
 * this far (`scripts/web/gate.mjs`).
 */
export function route<Context = unknown>(handler: Handler<Context>): Handler<Context> {
  return async (request, context) => {
    try {
      const response = await handler(request, context);
      if (request.method !== 'HEAD') return response;
      // Nobody will read it: what stands behind it (a file, a listener) would stay open.
      await response.body?.cancel();
      return new Response(null, response);
    } catch (error) {
      log.error({ err: error, url: withoutToken(new URL(request.url).pathname) }, 'a request failed');
      return refused(refuse('internal'));
    }
  };
}
