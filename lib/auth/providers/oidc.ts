import type { OAuthConfig } from 'next-auth/providers/oauth';
import { z } from 'zod';
import { joinClaims, type OidcClaims } from '../rules/claims';
import { isPlain } from '../rules/plain';

const text = z.string().refine(isPlain).catch('');
const claimsSchema = z.object({
  sub: z.string().refine(isPlain),
  name: text,
  preferred_username: text,
  email: text,
  email_verified: z.union([z.boolean(), z.string()]).catch(false),
});

/** The claims of an ID token that the library has checked before: who signed it, for whom, and the nonce. */
function claimsOf(idToken = ''): OidcClaims {
  return claimsSchema.parse(JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString()));
}

/** Any OpenID provider, known by its issuer's address. https://openid.net/specs/openid-connect-core-1_0.html */
export function oidc(issuer: string): OAuthConfig<OidcClaims> {
  const origin = issuer.replace(/\/$/, '');
  return {
    id: 'oidc',
    name: new URL(issuer).host,
    type: 'oauth',
    wellKnown: `${origin}/.well-known/openid-configuration`,
    authorization: { params: { scope: 'openid email profile' } },
    // Without it the library refuses every answer that carries an ID token, and nobody would check the nonce.
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    userinfo: {
      // Many providers put the address only here.
      request: async ({ client, tokens }) => {
        const claims = claimsOf(tokens.id_token);
        if (!client.issuer.metadata.userinfo_endpoint) return claims;
        const userinfo = claimsSchema.parse(await client.userinfo(tokens.access_token ?? ''));
        if (userinfo.sub !== claims.sub) throw new Error('the userinfo endpoint answered about somebody else');
        return joinClaims(claims, userinfo);
      },
    },
    profile: ({ sub, name, preferred_username, email }) => ({
      // A sub is unique at its issuer only: after a change of issuer the same one is somebody else.
      id: `${origin}#${sub}`,
      name: name || preferred_username || null,
      email: email || null,
    }),
  };
}
