import { z } from 'zod';

const emails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

/**
 * The primary address of a GitHub account if GitHub has verified it. The profile's own `email` is what its owner shows
 * to the public and says nothing about verification. https://docs.github.com/en/rest/users/emails
 */
export async function verifiedGithubEmail(accessToken: string): Promise<string | null> {
  const response = await fetch('https://api.github.com/user/emails', {
    headers: { authorization: `Bearer ${accessToken}`, accept: 'application/vnd.github+json' },
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) return null;
  const parsed = emails.safeParse(await response.json());
  return parsed.data?.find(({ primary, verified }) => primary && verified)?.email ?? null;
}
