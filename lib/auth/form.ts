import { cookies } from 'next/headers';
import { NextRequest } from 'next/server';
import { z } from 'zod';
import { appUrl } from '@/lib/env';
import { type BodyRefusal, readBody } from '@/lib/http';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { nextAuthCookies } from './cookies';
import { knownError } from './rules/errors';
import { safeNextUrl } from './rules/next-path';
import { isPlain } from './rules/plain';

const ownOrigin = () => new URL(appUrl()).origin;

type Fields = [name: string, value: string][];

const fieldsSchema = z.record(z.string(), z.string());

/** What next-auth answers to; its `_log` would let anybody write into our logs. */
const DOORS = {
  GET: /^(providers|session|csrf|verify-request|error|signout|signin(\/[\w-]+)?|callback\/(google|github|oidc))$/,
  POST: /^(session|signout|(signin|callback)\/[\w-]+)$/,
};

/**
 * A request as next-auth may have it: next-auth reads a body whole, whatever it weighs, takes every field for text, hands
 * it to the database as it came, and takes an odd `callbackUrl` for a fault of ours. Made from its parts: Next's own is a
 * proxy, which Node 24's `Request` does not take.
 */
export async function takeForm(
  request: Request,
  path: string[],
): Promise<Result<NextRequest, BodyRefusal | Refusal<'not_found'>>> {
  const { method, headers } = request;
  if ((method !== 'GET' && method !== 'POST') || !DOORS[method].test(path.join('/'))) return refuse('not_found');
  const url = new URL(request.url);
  const query = tidied([...url.searchParams], path[0] !== 'callback');
  const body = method === 'POST' ? await readFields(request) : ok(null);
  if (!body.ok) return body;
  const fields = body.value && tidied(body.value, false);
  if (!query || (body.value && !fields)) return refuse('bad_request');
  await forgetOddCookie();
  url.search = String(new URLSearchParams(query));
  if (!fields) return ok(new NextRequest(url, { headers }));
  const sent = new Headers(headers);
  sent.set('content-type', 'application/x-www-form-urlencoded');
  return ok(new NextRequest(url, { method, headers: sent, body: String(new URLSearchParams(fields)) }));
}

/** Null when a field holds what the database cannot. A `callbackUrl` becomes one of ours, an error we do not know the general one. */
function tidied(fields: Fields, saysError: boolean): Fields | null {
  if (!fields.every(([name, value]) => name === 'password' || isPlain(value))) return null;
  return fields.map(([name, value]) => {
    if (name === 'callbackUrl') return [name, safeNextUrl(value, ownOrigin())];
    return [name, name === 'error' && saysError ? knownError(value) : value];
  });
}

async function readFields(request: Request): Promise<Result<Fields, BodyRefusal>> {
  const body = await readBody(request);
  if (!body.ok) return body;
  const text = new TextDecoder().decode(body.value);
  if (!request.headers.get('content-type')?.includes('application/json')) return ok([...new URLSearchParams(text)]);
  try {
    const fields = fieldsSchema.safeParse(JSON.parse(text));
    return fields.success ? ok(Object.entries(fields.data)) : refuse('bad_request');
  } catch {
    return refuse('bad_request');
  }
}

/** Where a browser wanted to go, as next-auth keeps it: one that leads elsewhere would be answered with 500 until it ends. */
async function forgetOddCookie(): Promise<void> {
  const name = nextAuthCookies().callbackUrl?.name ?? '';
  const jar = await cookies();
  const kept = jar.get(name)?.value;
  if (kept && !(URL.canParse(kept) && new URL(kept).origin === ownOrigin())) jar.delete(name);
}
