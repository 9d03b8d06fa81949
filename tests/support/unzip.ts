import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { openPromise } from 'yauzl';

/**
 * Unpacks an archive into a folder as people's programs do, by a reader that is strict about names and checksums. Answers each
 * file's sha256 by its name; the first that is not right throws.
 */
export async function unzip(archive: string, folder: string): Promise<Map<string, string>> {
  const zip = await openPromise(archive, { strictFileNames: true, lazyEntries: true });
  const files = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const target = path.join(folder, entry.fileName);
    if (path.dirname(target) !== path.normalize(folder)) throw new Error(`${entry.fileName} leads out of the folder`);
    const hash = createHash('sha256');
    const stream = await zip.openReadStreamPromise(entry);
    stream.on('data', (bytes: Buffer) => hash.update(bytes));
    // `wx`: two of one name, or of one that the disk takes for the same, fail.
    await finished(stream.pipe(createWriteStream(target, { flags: 'wx' })));
    files.set(entry.fileName, hash.digest('hex'));
  }
  return files;
}
