import GitHub, { type GithubProfile } from 'next-auth/providers/github';
import Google from 'next-auth/providers/google';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { type Environment, env } from '@/lib/env';
import { verifiedGithubEmail } from './github';

type OidcProfile = { sub: string; name?: string; email?: string; preferred_username?: string };

/** What a sign-in page offers: the outside providers whose variables are all set. */
export function outsideProviderIds(from: Environment = env()): ('google' | 'github' | 'oidc')[] {
  const ids: ('google' | 'github' | 'oidc')[] = [];
  if (from.GOOGLE_CLIENT_ID && from.GOOGLE_CLIENT_SECRET) ids.push('google');
  if (from.GITHUB_CLIENT_ID && from.GITHUB_CLIENT_SECRET) ids.push('github');
  if (from.OIDC_ISSUER && from.OIDC_CLIENT_ID && from.OIDC_CLIENT_SECRET) ids.push('oidc');
  return ids;
}

/** Linking by address is "dangerous" only while either side is unproven; the sign-in callback refuses that. */
const linked = { allowDangerousEmailAccountLinking: true };

export function outsideProviders() {
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET } = env();
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = env();
  const providers = [];
  if (GOOGLE_CLIENT_ID && GOOGLE_CLIENT_SECRET) {
    providers.push(Google({ clientId: GOOGLE_CLIENT_ID, clientSecret: GOOGLE_CLIENT_SECRET, ...linked }));
  }
  if (GITHUB_CLIENT_ID && GITHUB_CLIENT_SECRET) providers.push(github(GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET));
  if (OIDC_ISSUER && OIDC_CLIENT_ID && OIDC_CLIENT_SECRET) {
    providers.push(oidc(OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET));
  }
  return providers;
}

function github(clientId: string, clientSecret: string) {
  return GitHub<GithubProfile>({
    clientId,
    clientSecret,
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

function oidc(issuer: string, clientId: string, clientSecret: string): OAuthConfig<OidcProfile> {
  return {
    id: 'oidc',
    name: new URL(issuer).host,
    type: 'oauth',
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    authorization: { params: { scope: 'openid email profile' } },
    // Many providers put the address only behind the userinfo endpoint; the ID token is validated all the same.
    idToken: false,
    checks: ['pkce', 'state', 'nonce'],
    clientId,
    clientSecret,
    ...linked,
    profile: ({ sub, name, preferred_username, email }) => ({
      id: sub,
      name: name ?? preferred_username ?? null,
      email: email ?? null,
    }),
  };
}
