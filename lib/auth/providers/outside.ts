import GitHub, { type GithubProfile } from 'next-auth/providers/github';
import Google from 'next-auth/providers/google';
import { type Environment, env } from '@/lib/env';
import { verifiedGithubEmail } from './github';
import { oidc } from './oidc';

/** What a sign-in page offers: the outside providers whose variables are all set. */
export function outsideProviderIds(from: Environment = env()): ('google' | 'github' | 'oidc')[] {
  const ids: ('google' | 'github' | 'oidc')[] = [];
  if (from.GOOGLE_CLIENT_ID && from.GOOGLE_CLIENT_SECRET) ids.push('google');
  if (from.GITHUB_CLIENT_ID && from.GITHUB_CLIENT_SECRET) ids.push('github');
  if (from.OIDC_ISSUER && from.OIDC_CLIENT_ID && from.OIDC_CLIENT_SECRET) ids.push('oidc');
  return ids;
}

/** The library's own 3.5 s are less than a busy provider takes now and then. */
const httpOptions = { timeout: 10_000 };

/** Linking by address is "dangerous" only while either side is unproven; the sign-in callback refuses that. */
const linked = { allowDangerousEmailAccountLinking: true };

export function outsideProviders() {
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET } = env();
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = env();
  const providers = [];
  if (GOOGLE_CLIENT_ID && GOOGLE_CLIENT_SECRET) {
    providers.push(Google({ clientId: GOOGLE_CLIENT_ID, clientSecret: GOOGLE_CLIENT_SECRET, httpOptions, ...linked }));
  }
  if (GITHUB_CLIENT_ID && GITHUB_CLIENT_SECRET) providers.push(github(GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET));
  if (OIDC_ISSUER && OIDC_CLIENT_ID && OIDC_CLIENT_SECRET) {
    const client = { clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET };
    providers.push({ ...oidc(OIDC_ISSUER), ...client, httpOptions, ...linked });
  }
  return providers;
}

function github(clientId: string, clientSecret: string) {
  return GitHub<GithubProfile>({
    clientId,
    clientSecret,
    httpOptions,
    ...linked,
    checks: ['pkce', 'state'],
    userinfo: {
      url: 'https://api.github.com/user',
      request: async ({ client, tokens }) => {
        const token = tokens.access_token ?? '';
        const profile = await client.userinfo(token);
        const email = await verifiedGithubEmail(token);
        return { ...profile, email: email ?? '', email_verified: email !== null };
      },
    },
  });
}
