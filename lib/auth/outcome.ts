import { appUrl } from '@/lib/env';
import { refused } from '@/lib/http';
import { log } from '@/lib/log';
import { refuse } from '@/lib/result';
import { knownError } from './rules/errors';

/**
 * What next-auth answered, as it may go out: its own refusals become problems, and the messages of exceptions that it
 * puts into `?error=` become one general code.
 */
export async function tidyAnswer(response: Response): Promise<Response> {
  const location = response.headers.get('location');
  if (location) {
    response.headers.set('location', withKnownError(location));
    return response;
  }
  const isJson = response.headers.get('content-type')?.includes('application/json') ?? false;
  const body: unknown = isJson ? await response.clone().json() : null;
  const leads = body !== null && typeof body === 'object' && 'url' in body && typeof body.url === 'string' && body.url;
  if (leads) return new Response(JSON.stringify({ url: withKnownError(leads) }), response);
  if (response.status < 400) return response;
  return response.status < 500 ? refused(refuse('bad_request')) : refused(refuse('internal'));
}

function withKnownError(address: string): string {
  const url = new URL(address, appUrl());
  const error = url.searchParams.get('error');
  if (error === null || url.origin !== new URL(appUrl()).origin || knownError(error) === error) return address;
  if (error !== 'Default') log.error({ err: error }, 'sign-in');
  url.searchParams.set('error', knownError(error));
  return url.href;
}
