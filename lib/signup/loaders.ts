import { cookies } from 'next/headers';
import { signUpCookie } from '@/lib/auth/cookies';
import { hashToken } from '@/lib/tokens';
import { isOpenLink, type LinkPurpose } from './rules';
import { isSameBrowser } from './service/confirm-address';
import { findEmailToken } from './store';

/** What a mailed link opens, for the page with its button; null when it has ended. Looking uses nothing up. */
export async function loadLink(
  token: string,
  purpose: LinkPurpose,
  browserToken: string | null,
): Promise<{ email: string; sameBrowser: boolean } | null> {
  const pending = await findEmailToken(hashToken(token));
  if (!pending || !isOpenLink(pending, purpose, new Date())) return null;
  return { email: pending.email, sameBrowser: isSameBrowser(pending, browserToken) };
}

/** The cookie by which the browser that signed up is known again, or null. */
export async function signUpBrowser(): Promise<string | null> {
  return (await cookies()).get(signUpCookie())?.value ?? null;
}
