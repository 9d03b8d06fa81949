import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy } from '@/lib/security/rules';

/**
 * Gives every page a Content-Security-Policy with a nonce of its own, and the page its own path (sign-in leads back to
 * it). Who may see what is asked where the data is read.
 */
export async function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  // The framework reads the nonce for its own scripts from this header of the request.
  headers.set('content-security-policy', policy);
  headers.set('x-nonce', nonce);
  headers.set('x-page-path', `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = (await isHidden(request.nextUrl.pathname))
    ? NextResponse.rewrite(new URL(NOWHERE, request.url), { request: { headers } })
    : NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

/** An address with no page behind it. */
const NOWHERE = '/operator/nowhere';

/**
 * Whether a page is none for whoever asks. What `notFound()` makes of a page that is there differs, byte by byte, from what
 * stands where none is: a page that strangers shall not learn of is left before it is found.
 */
async function isHidden(pathname: string): Promise<boolean> {
  if (pathname !== '/operator') return false;
  const { getViewer } = await import('@/lib/auth/viewer');
  return !(await getViewer())?.isOperator;
}

// Never over /api: a proxy reads bodies into memory and cuts uploads off at 10 MB.
export const config = { matcher: ['/((?!api/|_next/|.*\\.[a-z0-9]+$).*)'] };
