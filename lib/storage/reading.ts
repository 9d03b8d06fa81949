import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { isCode } from './rules';

const CHUNK_BYTES = 256 * 1024;

/**
 * A file as a web stream that opens at the first read and closes at the end, on error and when the reader goes away.
 * (`Readable.toWeb` reads ahead and throws from a timer when a client leaves early.)
 */
export function readInChunks(filePath: string): ReadableStream<Uint8Array<ArrayBuffer>> {
  let file: FileHandle | undefined;
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          file ??= await open(filePath, 'r');
          const chunk = new Uint8Array(CHUNK_BYTES);
          const { bytesRead } = await file.read(chunk, 0, CHUNK_BYTES);
          if (bytesRead > 0) return controller.enqueue(chunk.subarray(0, bytesRead));
          await file.close();
          controller.close();
        } catch (error) {
          await file?.close();
          throw error;
        }
      },
      async cancel() {
        await file?.close();
      },
    },
    { highWaterMark: 0 },
  );
}

/** The files of a folder; none where there is no folder. They may go while we look. */
export async function filesIn(folder: string): Promise<{ name: string; modifiedAt: Date }[]> {
  const names = await readdir(folder).catch(ifGone([]));
  const found = [];
  for (const name of names) {
    const file = await stat(path.join(folder, name)).catch(ifGone(null));
    if (file?.isFile()) found.push({ name, modifiedAt: file.mtime });
  }
  return found;
}

const ifGone =
  <T>(instead: T) =>
  (error: unknown): T => {
    if (isCode(error, 'ENOENT')) return instead;
    throw error;
  };
