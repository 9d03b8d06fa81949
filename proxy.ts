import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy } from '@/lib/security/rules';

/**
 * Gives every page a Content-Security-Policy with a nonce of its own, and the page its own path (sign-in leads back to
 * it). It decides nothing about who may see what: that is asked where the data is read.
 */
export function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  // The framework reads the nonce for its own scripts from this header of the request.
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  headers.set('x-page-path', `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

// Never over /api: a proxy reads bodies into memory and cuts uploads off at 10 MB.
export const config = { matcher: ['/((?!api/|_next/|.*\\.[a-z0-9]+$).*)'] };
