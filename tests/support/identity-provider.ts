import { generateKeyPairSync } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import Provider from 'oidc-provider';
import { newId } from '@/lib/ids';
import { listenOnLoopback } from './loopback';

/** Somebody as the provider knows them. */
export type Identity = { email?: string; email_verified?: boolean; name?: string };

const client = { id: 'clearcut', secret: 'a secret that only tests know' };

export type IdentityProvider = Awaited<ReturnType<typeof startIdentityProvider>>;

/**
 * A real OpenID provider at http://localhost, for one application. It insists on PKCE, keeps e-mail addresses behind its
 * userinfo endpoint, as many do, and signs in whoever posts `sub` to its page.
 */
export async function startIdentityProvider() {
  const people = new Map<string, Identity>();
  let answer = (_request: IncomingMessage, response: ServerResponse) => void response.writeHead(503).end();
  const server = await listenOnLoopback((request, response) => answer(request, response));
  const issuer = `http://localhost:${server.port}`;

  return {
    issuer,
    /** The variables that make the product a client of this provider. */
    env: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: client.id, OIDC_CLIENT_SECRET: client.secret },
    /** Serves, for an application that people reach at `appUrl`. */
    serve(appUrl: string) {
      const provider = providerFor(issuer, appUrl, people);
      const standard = provider.callback();
      answer = (request, response) => {
        const page = request.method === 'POST' && request.url?.startsWith('/interaction/');
        const done = page ? signIn(provider, request, response) : standard(request, response);
        done.catch((error: unknown) => response.writeHead(500).end(String(error)));
      };
    },
    /** Makes somebody known, or changes what is known; answers their `sub`. */
    know(identity: Identity, sub: string = newId()): string {
      people.set(sub, identity);
      return sub;
    },
    close: () => server.close(),
  };
}

function providerFor(issuer: string, appUrl: string, people: Map<string, Identity>): Provider {
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
  return new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${appUrl}/api/auth/callback/oidc`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [{ ...key, use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['a key that only tests know'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_context: unknown, sub: string) =>
      people.has(sub) ? { accountId: sub, claims: () => ({ sub, ...people.get(sub) }) } : undefined,
  });
}

/** The provider's page with its form sent: who it is, and that the application may know them. */
async function signIn(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const accountId = new URLSearchParams(Buffer.concat(chunks).toString()).get('sub') ?? '';
  const { params } = await provider.interactionDetails(request, response);
  const grant = new provider.Grant({ accountId, clientId: String(params.client_id) });
  grant.addOIDCScope('openid email profile');
  const result = { login: { accountId }, consent: { grantId: await grant.save() } };
  await provider.interactionFinished(request, response, result);
}
