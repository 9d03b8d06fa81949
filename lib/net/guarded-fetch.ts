import { type Dispatcher, request } from 'undici';
import { ok, type Result, refuse } from '@/lib/result';
import { AddressRefused, guardedAgent, plainAgent } from './agents';
import { BodyFailed, decoded, describe, drop, type FetchRefusal, limited } from './body';
import { type Deadline, startDeadline } from './deadline';
import { judgeTarget } from './target';

export type FetchOptions = {
  /** Exact origins, port included, that may be reached although they are private or without TLS. */
  allowOrigins: readonly string[];
  /** Of the unpacked body. */
  maxBytes: number;
  /** For everything together: redirects, headers and body. */
  timeoutMs: number;
  signal?: AbortSignal;
  maxRedirects?: number;
  allowHttp?: boolean;
};

/** `body` throws `BodyFailed` (with the refusal to answer) when it is too large or breaks off. It must be read or left by `break`. */
export type Fetched = {
  headers: Dispatcher.ResponseData['headers'];
  body: AsyncIterable<Uint8Array>;
  finalUrl: string;
};

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * GETs a URL that somebody else chose. Only http(s), without credentials, cookies or referrer; every hop of a redirect is
 * judged anew, and a socket only ever connects to an address that was checked (see `agents`).
 * Refuses `address_refused` (no connection was made there), `fetch_failed` and `too_large`. So is any status but 200.
 */
export async function guardedFetch(address: string, options: FetchOptions): Promise<Result<Fetched, FetchRefusal>> {
  const deadline = startDeadline(options.timeoutMs, options.signal);
  const fetched = await follow(address, options, deadline);
  if (!fetched.ok) deadline.end();
  return fetched;
}

async function follow(
  address: string,
  options: FetchOptions,
  deadline: Deadline,
): Promise<Result<Fetched, FetchRefusal>> {
  const { maxRedirects = 3 } = options;
  let next = address;
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    if (!URL.canParse(next)) return refuse('address_refused');
    const url = new URL(next);
    const answer = await send(url, options, deadline.signal);
    if (!answer.ok) return answer;
    const { statusCode, headers, body } = answer.value;
    const { location } = headers;
    if (!REDIRECTS.has(statusCode) || typeof location !== 'string') {
      return receive(url, answer.value, options.maxBytes, deadline);
    }
    await drop(body);
    if (!URL.canParse(location, url)) return refuse('address_refused');
    next = new URL(location, url).href;
  }
  return refuse('fetch_failed', { why: `more than ${maxRedirects} redirects` });
}

async function send(
  url: URL,
  { allowOrigins, allowHttp = false }: FetchOptions,
  signal: AbortSignal,
): Promise<Result<Dispatcher.ResponseData, FetchRefusal>> {
  const target = judgeTarget(url, { allowOrigins, allowHttp });
  if (target === 'refused') return refuse('address_refused');
  const dispatcher = target === 'trusted' ? plainAgent() : guardedAgent();
  const headers = { accept: 'image/*,*/*;q=0.5', 'accept-encoding': 'identity', 'user-agent': 'Clearcut' };
  try {
    return ok(await request(url, { dispatcher, headers, signal }));
  } catch (error) {
    // A name that does not exist is told like one that is ours: who asks must not learn which of our names exist.
    if (error instanceof AddressRefused || isUnknownName(error)) return refuse('address_refused');
    return refuse('fetch_failed', { why: describe(error) });
  }
}

const isUnknownName = (error: unknown) =>
  error instanceof Error && 'code' in error && (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN');

async function receive(
  url: URL,
  { statusCode, headers, body }: Dispatcher.ResponseData,
  maxBytes: number,
  deadline: Deadline,
): Promise<Result<Fetched, FetchRefusal>> {
  if (statusCode !== 200) {
    await drop(body);
    return refuse('fetch_failed', { why: `it answered ${statusCode}` });
  }
  const plain = decoded(body, String(headers['content-encoding'] ?? '').toLowerCase());
  const tooLong = Number(headers['content-length'] ?? 0) > maxBytes;
  if (plain && !tooLong) {
    return ok({ headers, body: limited(plain, maxBytes, deadline.end), finalUrl: url.href });
  }
  await drop(body);
  return tooLong
    ? refuse('too_large', { limitBytes: maxBytes })
    : refuse('fetch_failed', { why: 'an unknown content-encoding' });
}

/** GETs a whole body into memory. Refuses as `guardedFetch` does. */
export async function guardedBytes(address: string, options: FetchOptions): Promise<Result<Buffer, FetchRefusal>> {
  const fetched = await guardedFetch(address, options);
  if (!fetched.ok) return fetched;
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of fetched.value.body) {
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof BodyFailed) return error.refusal;
    throw error;
  }
  return ok(Buffer.concat(chunks));
}
