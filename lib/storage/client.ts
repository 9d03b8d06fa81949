import { randomUUID } from 'node:crypto';
import { copyFile, link, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { env } from '@/lib/env';
import { readInChunks } from './reading';
import { isCode, objectKey } from './rules';
import { discard, type StagedFile, stageBytes } from './staging';

/** The local file of a stored object, for what must seek in it (the image library). It may not exist. */
export function storedPath(hash: string): string {
  return path.join(env().DATA_DIR, 'blobs', objectKey(hash));
}

/**
 * Puts a staged file into the store under its hash. Doing it twice, or for bytes that are there already, changes
 * nothing. When it returns, the bytes survive a power cut. The staged file stays until `discard`.
 */
export async function keep(staged: StagedFile): Promise<void> {
  const target = storedPath(staged.hash);
  const made = await mkdir(path.dirname(target), { recursive: true });
  if (made) await flush(path.dirname(made));
  await flush(staged.path);
  try {
    await link(staged.path, target);
  } catch (error) {
    if (isCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EXDEV', 'EMLINK', 'ENOSYS')) {
      await copyInto(staged.path, target);
    } else if (!isCode(error, 'EEXIST')) throw error;
  }
  // Somebody else's link too: they may not have come to this line yet.
  await flush(path.dirname(target));
}

/** For filesystems without hard links: a copy under another name first, so that a half-written object is never seen. */
async function copyInto(source: string, target: string): Promise<void> {
  const unfinished = `${target}.${randomUUID()}`;
  try {
    await copyFile(source, unfinished);
    await flush(unfinished);
    await rename(unfinished, target);
  } finally {
    await rm(unfinished, { force: true });
  }
}

async function flush(fileOrFolder: string): Promise<void> {
  const handle = await open(fileOrFolder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Stores bytes made in this process (results, thumbnails) and answers what names them. */
export async function putBytes(bytes: Uint8Array): Promise<{ hash: string; sizeBytes: number }> {
  const staged = await stageBytes(bytes);
  try {
    await keep(staged);
  } finally {
    await discard(staged);
  }
  return { hash: staged.hash, sizeBytes: staged.sizeBytes };
}

/** A stored object's bytes as a stream, with their count; `null` when there is no such object. Nothing is open until it is read. */
export async function openStored(
  hash: string,
): Promise<{ stream: ReadableStream<Uint8Array<ArrayBuffer>>; sizeBytes: number } | null> {
  const filePath = storedPath(hash);
  const found = await statOrNull(filePath);
  return found && { stream: readInChunks(filePath), sizeBytes: found.size };
}

export async function isStored(hash: string): Promise<boolean> {
  return (await statOrNull(storedPath(hash))) !== null;
}

async function statOrNull(filePath: string) {
  try {
    return await stat(filePath);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}
