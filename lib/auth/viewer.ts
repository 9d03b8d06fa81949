import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { decode } from 'next-auth/jwt';
import { cache } from 'react';
import { env } from '@/lib/env';
import { authSecret } from '@/lib/secret';
import { sessionCookie } from './cookies';
import { normalizeEmail } from './rules/address';
import { liveSession } from './service/sessions';

/** The signed-in person behind a request. */
export type Viewer = { userId: string; email: string; name: string | null; sessionId: string; isOperator: boolean };

/** Whoever runs this server; only `operatorOf` tells. */
export type Operator = Viewer & { isOperator: true };

/** Who asks, or null. Reads the session's row at each request, so that ending it ends every token of it. */
export const getViewer = cache(async (): Promise<Viewer | null> => {
  const token = (await cookies()).get(sessionCookie())?.value;
  const claims = token ? await decode({ token, secret: authSecret() }).catch(() => null) : null;
  if (!claims?.sid) return null;
  const session = await liveSession(claims.sid, new Date());
  if (!session || session.userId !== claims.sub) return null;
  const { id: userId, email, name } = session.user;
  return { userId, email, name, sessionId: session.id, isOperator: isOperator(email) };
});

/** Who looks at a page; signed out leads to sign-in and back to the page afterwards. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await getViewer();
  if (viewer) return viewer;
  const page = (await headers()).get('x-page-path') ?? '/';
  redirect(`/sign-in?next=${encodeURIComponent(page)}`);
}

/** The same person as an operator, or null for everybody else. */
export const operatorOf = (viewer: Viewer | null): Operator | null =>
  viewer?.isOperator ? { ...viewer, isOperator: true } : null;

function isOperator(email: string): boolean {
  return env().OPERATOR_EMAILS.some((one) => normalizeEmail(one) === email);
}
