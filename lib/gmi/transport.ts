import { Readable } from 'node:stream';
import { Agent, type Dispatcher, request } from 'undici';
import { env } from '@/lib/env';
import { describe } from '@/lib/net/body';
import { startDeadline } from '@/lib/net/deadline';
import { type GmiReply, retryAfterMs } from './rules';
import { parseRecord } from './schema';

type Call = {
  method: 'GET' | 'POST';
  /** Below `GMI_BASE_URL`, such as `/requests`. */
  path: string;
  payload?: { lengthBytes: number; pieces: () => Iterable<Buffer> };
  timeoutMs: number;
  signal: AbortSignal;
};

/** Records echo the picture they were sent, in base64. */
const MAX_ANSWER_BYTES = 96 * 1024 * 1024;

let agent: Agent | undefined;

/** A *sync* model answers when it is done, so only the call's own signal ends the waiting. */
function keepAliveAgent(): Agent {
  agent ??= new Agent({ connectTimeout: 10_000, headersTimeout: 0, bodyTimeout: 0, keepAliveTimeout: 10_000 });
  return agent;
}

/** One call to the request queue. Never throws for what the network or the upstream does, and follows no redirect with the key. */
export async function callGmi({ method, path, payload, timeoutMs, signal }: Call): Promise<GmiReply> {
  const deadline = startDeadline(timeoutMs, signal);
  let requestSent = false;
  function* watched(pieces: Iterable<Buffer>) {
    yield* pieces;
    requestSent = true;
  }
  try {
    const answer = await request(`${env().GMI_BASE_URL.replace(/\/$/, '')}${path}`, {
      method,
      dispatcher: keepAliveAgent(),
      signal: deadline.signal,
      headers: {
        accept: 'application/json',
        ...(env().GMI_API_KEY ? { authorization: `Bearer ${env().GMI_API_KEY}` } : {}),
        ...(payload ? { 'content-type': 'application/json', 'content-length': String(payload.lengthBytes) } : {}),
      },
      ...(payload ? { body: Readable.from(watched(payload.pieces())) } : {}),
    });
    const { 'retry-after': wait } = answer.headers;
    return {
      kind: 'answer',
      status: answer.statusCode,
      record: await readRecord(answer.body),
      retryAfterMs: retryAfterMs(typeof wait === 'string' ? wait : wait?.[0], new Date()),
    };
  } catch (error) {
    return { kind: 'lost', requestSent, why: describe(error) };
  } finally {
    deadline.end();
  }
}

async function readRecord(body: Dispatcher.ResponseData['body']) {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of body) {
    if (!(chunk instanceof Uint8Array)) continue;
    sizeBytes += chunk.length;
    if (sizeBytes > MAX_ANSWER_BYTES) return null;
    chunks.push(chunk);
  }
  return parseRecord(Buffer.concat(chunks).toString('utf8'));
}
