import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy } from '@fastify/busboy';
import { env } from '@/lib/env';
import { Stalled } from '@/lib/net/part';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { inTurns } from './turns';

/** What a body is that ended before its end. */
type Broken = Refusal<'bad_request'> | Refusal<'stalled', { stallMs: number }>;

export type Upload = { filename: string; bytes: AsyncIterable<Uint8Array> };

/** What a refused file may go on sending before the whole request is cut off. */
const SKIPPED_BYTES_LIMIT = 8_000_000;

/**
 * Walks through the `file` parts of a multipart body as they arrive, one after the other, without ever holding one in
 * memory: `formData()` took 275 MB for 20 files of 20 MB. `onFile` may stop reading early; what it answers comes back in
 * the order of the parts, `onTooMany` answers for what comes behind the limit. A body that is no multipart, or breaks off,
 * is `bad_request`, one whose sender falls silent `stalled`.
 */
export async function forEachUpload<T>(
  request: Request,
  maxFiles: number,
  onFile: (upload: Upload) => Promise<T>,
  onTooMany: () => T,
): Promise<Result<T[], Broken>> {
  const contentType = request.headers.get('content-type') ?? '';
  if (!request.body || !/^multipart\/form-data;.*boundary=/i.test(contentType)) return refuse('bad_request');

  const parser = parserOf(contentType, maxFiles);
  if (!parser) return refuse('bad_request');
  const cutOff = new AbortController();
  const answers: T[] = [];
  let failure: unknown;
  const open = new Set<Readable>();
  let turn = Promise.resolve();
  let tooMany = false;

  parser.once('filesLimit', () => {
    tooMany = true;
  });
  parser.on('file', (field, stream, filename) => {
    // Whoever reads the stream meets its error, the parser's own end tells the rest; without a listener it would end the process.
    stream.on('error', () => undefined);
    open.add(stream);
    stream.once('close', () => open.delete(stream));
    turn = turn.then(async () => {
      try {
        if (field === 'file') answers.push(await onFile({ filename: plainName(filename), bytes: untouched(stream) }));
      } catch (error) {
        failure ??= error;
      }
      skipRest(stream, () => cutOff.abort());
    });
  });

  const broken = await pipeline(inTurns(request.body, env().UPLOAD_STALL_MS), parser, { signal: cutOff.signal }).then(
    () => null,
    (error) => (error instanceof Stalled ? refuse('stalled', { stallMs: error.stallMs }) : refuse('bad_request')),
  );
  // The parser leaves the file it was in the middle of as it is: its reader would wait for ever.
  if (broken) for (const stream of open) stream.destroy(new Error('the upload broke off'));
  await turn;
  if (tooMany) answers.push(onTooMany());
  if (broken && !cutOff.signal.aborted) return broken;
  if (failure) throw failure;
  return ok(answers);
}

/** Null for a boundary that the format does not allow. */
function parserOf(contentType: string, maxFiles: number): InstanceType<typeof Busboy> | null {
  const limits = { files: maxFiles, fields: 10, fieldSize: 1_000, headerPairs: 50 };
  try {
    return new Busboy({ headers: { 'content-type': contentType }, limits });
  } catch {
    return null;
  }
}

/** The stream's bytes; leaving the loop early does not destroy it, since the parser waits for its end. */
function untouched(stream: Readable): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => stream.iterator({ destroyOnReturn: false }) };
}

function skipRest(stream: Readable, cutOff: () => void): void {
  let skippedBytes = 0;
  stream.on('data', (chunk: Uint8Array) => {
    skippedBytes += chunk.byteLength;
    if (skippedBytes > SKIPPED_BYTES_LIMIT) cutOff();
  });
}

/** As the browser's disk has it: forms write a quote in a name so, https://html.spec.whatwg.org/#multipart-form-data */
const plainName = (filename = ''): string => filename.replaceAll('%22', '"');
