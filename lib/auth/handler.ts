import NextAuth from 'next-auth';
import { appUrl } from '@/lib/env';
import { bodyRefused, refused } from '@/lib/http';
import type { Admission } from './admission';
import { type Attempt, newAttempt } from './attempt';
import { deviceCookie, readCookie, setCookieHeader } from './cookies';
import { DEVICE_MAX_AGE_SECONDS, rememberDevice } from './device';
import { takeForm } from './form';
import { authOptions } from './options';
import { tidyAnswer } from './outcome';
import { signInRefused } from './refusals';

export type AuthContext = { params: Promise<{ nextauth: string[] }> };

/** Answers `/api/auth/*` with next-auth, and adds what it cannot say: why not, for how long, and what else to remember. */
export async function handleAuth(request: Request, context: AuthContext, admission: Admission): Promise<Response> {
  // next-auth 4 takes its own address from nowhere else, and would otherwise believe the Host header.
  process.env.NEXTAUTH_URL = appUrl();
  const path = (await context.params).nextauth;
  const [action, provider] = path;
  if (request.method === 'GET' && action === 'callback' && provider === 'email') return toLinkPage(request);
  const form = await takeForm(request, path);
  if (!form.ok) return form.reason === 'not_found' ? refused(form) : bodyRefused(form);
  const attempt = newAttempt(request.headers);
  const answer: Response = await NextAuth(form.value, context, authOptions(attempt, admission));
  if (attempt.refusal) return signInRefused(attempt.refusal);
  const response = await tidyAnswer(answer);
  remember(attempt, response);
  // What this person saw must not stay in a shared browser's cache.
  if (request.method === 'POST' && action === 'signout') response.headers.set('clear-site-data', '"cache"');
  return response;
}

/** Opening an address must sign nobody in: mail scanners open links, and other sites could send a visitor to theirs. */
function toLinkPage(request: Request): Response {
  const asked = new URL(request.url).searchParams;
  const page = new URL('/sign-in/link', appUrl());
  for (const name of ['token', 'email']) page.searchParams.set(name, asked.get(name) ?? '');
  return Response.redirect(page, 303);
}

function remember({ headers, now, signedIn }: Attempt, response: Response): void {
  if (!signedIn) return;
  const cookie = rememberDevice(readCookie(headers, deviceCookie()), signedIn.email, now);
  response.headers.append('set-cookie', setCookieHeader(deviceCookie(), cookie, DEVICE_MAX_AGE_SECONDS));
}
