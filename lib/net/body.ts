import { pipeline, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Dispatcher } from 'undici';
import type { Refusal } from '@/lib/result';

export type FetchRefusal =
  | Refusal<'address_refused'>
  | Refusal<'fetch_failed', { why: string }>
  | Refusal<'too_large', { limitBytes: number }>;

/** Thrown while a body is read, when it turns out too large or breaks off; `refusal` is what to answer. */
export class BodyFailed extends Error {
  constructor(readonly refusal: FetchRefusal) {
    super(`the body could not be read: ${refusal.reason}`);
  }
}

const DECODERS = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress };

const isKnown = (encoding: string): encoding is keyof typeof DECODERS => Object.hasOwn(DECODERS, encoding);

/** Unpacks what was sent packed although we asked for plain bytes; `null` when we do not know how. */
export function decoded(body: Readable, encoding: string): Readable | null {
  if (encoding === '' || encoding === 'identity') return body;
  if (!isKnown(encoding)) return null;
  return pipeline(body, DECODERS[encoding](), () => undefined);
}

/** Passes unpacked bytes on and breaks off with `too_large` behind `maxBytes`, so that a small bomb stays small. */
export async function* limited(body: Readable, maxBytes: number, atEnd: () => void): AsyncGenerator<Uint8Array> {
  let sizeBytes = 0;
  try {
    for await (const chunk of body) {
      if (!(chunk instanceof Uint8Array)) continue;
      sizeBytes += chunk.byteLength;
      if (sizeBytes > maxBytes) throw new BodyFailed({ ok: false, reason: 'too_large', limitBytes: maxBytes });
      yield chunk;
    }
  } catch (error) {
    if (error instanceof BodyFailed) throw error;
    throw new BodyFailed({ ok: false, reason: 'fetch_failed', why: describe(error) });
  } finally {
    atEnd();
  }
}

/** Lets go of a body that nobody wants, whatever becomes of its connection. */
export async function drop(body: Dispatcher.ResponseData['body']): Promise<void> {
  await body.dump({ limit: 16 * 1024 }).catch(() => undefined);
}

/** An error of the network in a few words for a log: its code where it has one. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return error.message ? `${code}: ${error.message}` : code;
}
