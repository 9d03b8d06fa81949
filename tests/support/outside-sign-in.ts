import { Client } from './client';
import type { Person } from './person';

const target = (answer: Response, from: URL) => new URL(answer.headers.get('location') ?? '', from);

/** Presses the provider's button; answers where the provider wants to see this browser. */
export async function askToSignIn(person: Person, callbackUrl = '/w'): Promise<URL> {
  const answer = await person.auth('signin/oidc', { callbackUrl });
  const { url } = (await answer.json()) as { url: string };
  return new URL(url);
}

/** Signs in at the provider as `sub`, in a browser it has never seen; answers the address it sends the browser back to. */
export async function passProvider(authorization: URL, sub: string): Promise<URL> {
  const browser = new Client(authorization.origin);
  let at = authorization;
  let answer = await browser.fetch(at.href);
  while (answer.status >= 300 && answer.status < 400) {
    at = target(answer, at);
    if (at.origin !== authorization.origin) return at;
    const form = at.pathname.startsWith('/interaction/') && { method: 'POST', body: new URLSearchParams({ sub }) };
    answer = await browser.fetch(at.href, form || {});
  }
  throw new Error(`the provider answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
}

/** Comes back from the provider; answers where the product leads next. */
export async function comeBack(person: Person, callback: URL): Promise<URL> {
  const answer = await person.fetch(`${callback.pathname}${callback.search}`);
  return target(answer, callback);
}

/** The whole way through the provider; answers where it ends in the product. */
export async function signInOutside(person: Person, sub: string): Promise<URL> {
  return comeBack(person, await passProvider(await askToSignIn(person), sub));
}
