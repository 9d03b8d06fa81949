import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { vi } from 'vitest';
import { newId } from '@/lib/ids';
import { type ReadMail, readEml } from '@/lib/mail/rules';
import { Client } from './client';

let browsers = 0;

/** A browser somewhere else than all others (the server stands behind one trusted proxy). */
export class Person extends Client {
  readonly address = `198.51.${Math.floor(++browsers / 250)}.${browsers % 250}`;

  override fetch(to: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('x-forwarded-for', this.address);
    return super.fetch(to, { ...init, headers });
  }

  post(to: string, body: object, headers: HeadersInit = {}): Promise<Response> {
    const init = { 'content-type': 'application/json', ...Object.fromEntries(new Headers(headers)) };
    return this.fetch(to, { method: 'POST', body: JSON.stringify(body), headers: init });
  }

  /** A form to next-auth: `callback/confirm`, `signin/email`, `signout`… */
  async auth(action: string, fields: Record<string, string> = {}, headers: HeadersInit = {}): Promise<Response> {
    const { csrfToken } = await this.json<{ csrfToken: string }>('/api/auth/csrf');
    const body = new URLSearchParams({ ...fields, csrfToken, json: 'true' });
    return this.fetch(`/api/auth/${action}`, { method: 'POST', body, headers });
  }

  /** Whether this browser is signed in, by what the product answers. */
  async isSignedIn(): Promise<boolean> {
    return (await this.fetch('/api/wallet')).status === 200;
  }
}

export const anAddress = () => `${newId()}@example.org`;

/** The mails to one address, oldest first, once there are `count`. */
export function mailsTo(dataDir: string, address: string, count = 1): Promise<ReadMail[]> {
  const folder = path.join(dataDir, 'mail');
  return vi.waitFor(
    async () => {
      const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml')).sort();
      const all = await Promise.all(
        names.map(async (name) => readEml(await readFile(path.join(folder, name), 'utf8'))),
      );
      const mails = all.filter(({ to }) => to === address);
      if (mails.length < count) throw new Error(`${mails.length} of ${count} mails to ${address}`);
      return mails;
    },
    { timeout: 20_000, interval: 50 },
  );
}

/** The link of a mail. */
export function linkIn(mail: ReadMail | undefined): URL {
  const link = /https?:\/\/\S+/.exec(mail?.text ?? '')?.[0];
  if (!link) throw new Error(`no link in the mail “${mail?.subject}”`);
  return new URL(link);
}

export const tokenIn = (mail: ReadMail | undefined): string => linkIn(mail).searchParams.get('token') ?? '';
