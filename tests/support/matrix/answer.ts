import type { Client } from '../client';
import type { Sent } from './row';

export type Answer = { status: number; headers: string; body: string; looks: string };

/** The nonce, and the framework's number of a request: new in every answer. */
const FRESH = /nonce-[\w+/=]+|nonce=\\?"[^"]*"|"nonce\\?":\\?"[^"]*"|"[\w-]{21}[a-z]\\?"/g;
const OUT = ['date', 'etag', 'transfer-encoding', 'connection', 'keep-alive'];

/**
 * All that a request is answered, without what is new in every answer and without the names it was asked by; `looks` is what
 * a person gets to see of it. An event stream is left once it has begun.
 */
export async function answerOf(client: Client, { path, ...init }: Sent, names: string[]): Promise<Answer> {
  const leave = new AbortController();
  const answer = await client.fetch(path, { ...init, signal: leave.signal });
  const isStream = answer.headers.get('content-type') === 'text/event-stream';
  const text = isStream ? '' : await answer.text();
  leave.abort();
  const plain = (told: string) => names.reduce((all, name) => all.replaceAll(name, '…'), told.replace(FRESH, ''));
  const headers = [...answer.headers].filter(([name]) => !OUT.includes(name));
  const looks = text.replace(/<(script|style|title)\b.*?<\/\1>/gs, '');
  return { status: answer.status, headers: plain(JSON.stringify(headers)), body: plain(text), looks: plain(looks) };
}
