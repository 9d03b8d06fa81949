import { NextRequest } from 'next/server';
import { z } from 'zod';
import { type BodyRefusal, readBody } from '@/lib/http';
import { ok, type Result, refuse } from '@/lib/result';
import { isPlain } from './rules/plain';

const fieldsSchema = z.record(z.string(), z.string());

/**
 * A request as next-auth may have it: next-auth reads a body whole, whatever it weighs, takes every field for text, and
 * hands it to the database as it came. Made from its parts: Next's own is a proxy, which Node 24's `Request` does not take.
 */
export async function takeForm(request: Request): Promise<Result<NextRequest, BodyRefusal>> {
  const { url, method, headers } = request;
  if (![...new URL(url).searchParams.values()].every(isPlain)) return refuse('bad_request');
  if (method !== 'POST') return ok(new NextRequest(url, { method, headers }));
  const body = await readBody(request);
  if (!body.ok) return body;
  const isJson = headers.get('content-type')?.includes('application/json') ?? false;
  const fields = fieldsOf(new TextDecoder().decode(body.value), isJson);
  if (!fields?.every(([name, value]) => name === 'password' || isPlain(value))) return refuse('bad_request');
  return ok(new NextRequest(url, { method, headers, body: body.value }));
}

function fieldsOf(text: string, isJson: boolean): [string, string][] | null {
  if (!isJson) return [...new URLSearchParams(text)];
  try {
    const fields = fieldsSchema.safeParse(JSON.parse(text));
    return fields.success ? Object.entries(fields.data) : null;
  } catch {
    return null;
  }
}
