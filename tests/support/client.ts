/** A browser's cookie jar and nothing else of it: what a program that talks to Clearcut over HTTP looks like. */
export class Client {
  private readonly cookies = new Map<string, string>();

  constructor(readonly baseUrl: string) {}

  /** `path` is below the base address, or absolute. Redirects are answered, not followed. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.cookies.size > 0) headers.set('cookie', this.cookieHeader());
    const response = await fetch(new URL(path, this.baseUrl), { redirect: 'manual', ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const [name = '', ...value] = pair.split('=');
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(cookie)) this.cookies.delete(name);
      else this.cookies.set(name, value.join('='));
    }
    return response;
  }

  /** The jar as a header's value, for requests that fetch cannot make. */
  cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async json<T>(path: string, init?: RequestInit): Promise<T> {
    const response = await this.fetch(path, init);
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 500)}`);
    return JSON.parse(text);
  }

  /** Signs in with a password, as a browser's form does; answers next-auth's response. */
  async signIn(account: { email: string; password: string }): Promise<Response> {
    const { csrfToken } = await this.json<{ csrfToken: string }>('/api/auth/csrf');
    return this.fetch('/api/auth/callback/credentials', {
      method: 'POST',
      body: new URLSearchParams({ ...account, csrfToken, json: 'true' }),
    });
  }

  submit(
    images: { name: string; bytes: Uint8Array<ArrayBuffer> }[],
    query = '',
    headers: HeadersInit = {},
  ): Promise<Response> {
    const form = new FormData();
    for (const { name, bytes } of images) form.append('file', new Blob([bytes]), name);
    return this.fetch(`/api/cutouts${query}`, { method: 'POST', body: form, headers });
  }
}
