import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { openStored } from '@/lib/storage/client';
import { streamOf } from '@/lib/stream';
import { uniqueNames } from './rules';

/** A stored object as it stands in an archive; its name is made safe and unique there. */
export type Packed = { name: string; hash: string; sizeBytes: number; at: Date };

/** Beyond so many entries yazl may foretell the longer end record and write the short one, unless told which. */
const LONG_END_FROM = 200;

/**
 * A ZIP of stored objects as a stream, and its exact size in bytes beforehand. Nothing is compressed (pictures are already), and
 * one object is open at a time, at the reader's pace: memory does not grow with what is in it. An object that is missing or not
 * of the size said breaks the stream off.
 */
export function zipOf(objects: Packed[]): { stream: ReadableStream<Uint8Array<ArrayBuffer>>; sizeBytes: number } {
  const names = uniqueNames(objects.map(({ name }) => name));
  const zip = new ZipFile();
  const output = new PassThrough();
  const breakOff = (error: Error) => output.destroy(error);
  zip.on('error', breakOff);
  zip.outputStream.pipe(output);

  // Nothing is open before somebody reads: an answer to HEAD never is.
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  let open: Readable | undefined;
  objects.forEach(({ hash, sizeBytes, at }, index) => {
    const options = { compress: false, size: sizeBytes, mtime: at, mode: 0o100644 };
    zip.addReadStreamLazy(names[index] ?? hash, options, (ready) => {
      void begun.then(() => {
        open = Readable.from(read(hash), { objectMode: false }).on('error', breakOff);
        ready(null, open);
      });
    });
  });
  let sizeBytes = 0;
  zip.end({ forceZip64Format: objects.length > LONG_END_FROM, comment: '' }, (...told: number[]) => {
    sizeBytes = told[0] ?? 0;
  });

  async function* chunks() {
    begin();
    try {
      for await (const chunk of output) yield new Uint8Array(chunk);
    } finally {
      open?.destroy();
    }
  }
  return { stream: streamOf(chunks(), 'an archive'), sizeBytes };
}

async function* read(hash: string): AsyncGenerator<Uint8Array> {
  const stored = await openStored(hash);
  if (!stored) throw new Error('an object of an archive is missing from storage');
  const reader = stored.stream.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    await reader.cancel();
  }
}
