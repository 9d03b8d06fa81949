import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { env } from '@/lib/env';
import { ok, type Refusal, type Result, refuse } from '@/lib/result';
import { filesIn } from './reading';
import { isForgotten } from './rules';

/** A file that came in but belongs to nothing yet; `hash` is the sha256 of its bytes in hex. */
export type StagedFile = { path: string; hash: string; sizeBytes: number };

/** Beside the blobs, so that keeping is a link and not a copy. */
const stagingDir = () => path.join(env().DATA_DIR, 'staging');

async function createStagingFile(): Promise<{ filePath: string; file: FileHandle }> {
  const filePath = path.join(stagingDir(), randomUUID());
  await mkdir(stagingDir(), { recursive: true });
  return { filePath, file: await open(filePath, 'wx') };
}

/**
 * Streams `source` to disk, hashed and counted on the way: one chunk in memory, whatever the size.
 * Refuses `too_large` as soon as `limitBytes` are passed (the rest is not read) and `empty_file`.
 * Nothing stays on disk after a refusal, or when the source throws because its sender went away.
 */
export async function stage(
  source: AsyncIterable<Uint8Array>,
  limitBytes: number,
): Promise<Result<StagedFile, Refusal<'too_large', { limitBytes: number }> | Refusal<'empty_file'>>> {
  const { filePath, file } = await createStagingFile();
  const hash = createHash('sha256');
  let sizeBytes = 0;
  let complete = false;
  try {
    for await (const chunk of source) {
      sizeBytes += chunk.byteLength;
      if (sizeBytes > limitBytes) return refuse('too_large', { limitBytes });
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    if (sizeBytes === 0) return refuse('empty_file');
    complete = true;
    return ok({ path: filePath, hash: hash.digest('hex'), sizeBytes });
  } finally {
    await file.close();
    if (!complete) await rm(filePath, { force: true });
  }
}

/** Stages bytes that are in memory anyway, such as a result. Empty bytes are a bug of the caller. */
export async function stageBytes(bytes: Uint8Array): Promise<StagedFile> {
  const staged = await stage(once(bytes), Number.POSITIVE_INFINITY);
  if (!staged.ok) throw new Error('an empty file cannot be staged');
  return staged.value;
}

async function* once(bytes: Uint8Array) {
  yield bytes;
}

/** Takes a staged file away. What was kept of it stays. Doing it twice is fine. */
export async function discard(staged: StagedFile): Promise<void> {
  await rm(staged.path, { force: true });
}

/** Removes what processes that died left in staging over an hour ago. Answers how many files went. */
export async function sweepStaging(now: Date): Promise<number> {
  let removed = 0;
  for (const { name, modifiedAt } of await filesIn(stagingDir())) {
    if (!isForgotten(modifiedAt, now)) continue;
    await rm(path.join(stagingDir(), name), { force: true });
    removed += 1;
  }
  return removed;
}
