import { setTimeout as delay } from 'node:timers/promises';
import sharp from 'sharp';
import type { Answer, Exchange } from './exchange';
import type { ScenarioStep } from './schema';

export type Ending = 'answer' | 'after' | 'midway';

const HTML = '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';

/** The answer a step dictates outright; null when the stand-in shall do its work. */
export function dictated(step: ScenarioStep | null): Answer | null {
  if (!step) return null;
  if (step.html !== undefined) {
    const body = step.html === true ? HTML : step.html;
    return { status: step.status ?? 502, headers: { 'content-type': 'text/html' }, body };
  }
  if (step.status === undefined && step.body === undefined) return null;
  return { status: step.status ?? 200, body: bodyOf(step) };
}

function bodyOf({ body, status }: ScenarioStep): Answer['body'] {
  if (typeof body === 'string') return body;
  if (typeof body === 'object' && body !== null) return body;
  return { error: `scripted ${status ?? 200}` };
}

/** Plays a step upon the answer: late, altered, cut. */
export async function staged(answer: Answer, { step, gone }: Exchange): Promise<Answer> {
  if (!step) return answer;
  if (step.delayMs !== undefined) await delay(step.delayMs, undefined, { signal: gone }).catch(() => undefined);
  const headers = { ...answer.headers, ...step.headers };
  const altered = step.wrongImage === undefined ? answer.body : await wrong(answer.body, step.wrongImage);
  const body = reshaped(altered, step);
  return { status: answer.status, headers, body: step.truncate ? firstHalf(body) : body };
}

/** How the connection ends: a broken one loses the whole answer, or for media half of it, unless said otherwise. */
export function endingOf(step: ScenarioStep | null): Ending {
  const how = step?.breakConnection;
  if (how === undefined || how === 'before') return 'answer';
  if (how === true) return step?.on === 'media' ? 'midway' : 'after';
  return how;
}

function reshaped(body: Answer['body'], { merge, omit }: ScenarioStep): Answer['body'] {
  if (typeof body === 'string' || Buffer.isBuffer(body)) return body;
  const left = Object.entries({ ...body, ...merge }).filter(([name]) => !omit?.includes(name));
  return Object.fromEntries(left);
}

function firstHalf(body: Answer['body']): Buffer {
  const bytes = asBytes(body);
  return bytes.subarray(0, Math.floor(bytes.length / 2));
}

export function asBytes(body: Answer['body']): Buffer {
  if (Buffer.isBuffer(body)) return body;
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

async function wrong(body: Answer['body'], how: NonNullable<ScenarioStep['wrongImage']>): Promise<Answer['body']> {
  if (!Buffer.isBuffer(body)) return body;
  switch (how) {
    case true:
    case 'size':
      return sharp(body).resize(37, 53, { fit: 'fill' }).png().toBuffer();
    case 'opaque':
      return sharp(body).removeAlpha().png().toBuffer();
    case 'jpeg':
      return sharp(body).flatten().jpeg().toBuffer();
    case 'garbage':
      return Buffer.alloc(body.length, 'not an image ');
  }
}
