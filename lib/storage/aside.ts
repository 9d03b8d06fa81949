import { mkdir, rename, rm, utimes } from 'node:fs/promises';
import path from 'node:path';
import { env } from '@/lib/env';
import { storedPath } from './client';
import { filesIn } from './reading';
import { folderOfTurn, isCode, isForgotten, isObjectName } from './rules';

const asideDir = () => path.join(env().DATA_DIR, 'aside');
const asidePath = (hash: string) => path.join(asideDir(), path.basename(storedPath(hash)));

/** Another process was quicker. */
function unlessGone(error: unknown): void {
  if (!isCode(error, 'ENOENT')) throw error;
}

/** Objects of the folder whose turn it is that are over an hour old. What copies of dead processes left there is removed. */
export async function listOldObjects(now: Date): Promise<string[]> {
  const folder = path.join(env().DATA_DIR, 'blobs', folderOfTurn(now));
  const old: string[] = [];
  for (const { name, modifiedAt } of await filesIn(folder)) {
    if (!isForgotten(modifiedAt, now)) continue;
    if (isObjectName(name)) old.push(name);
    else await rm(path.join(folder, name), { force: true });
  }
  return old;
}

/** Takes an object out of the store, and keeps it where `takeBack` finds it. The caller has made sure that no row names it. */
export async function setAside(hash: string, now: Date): Promise<void> {
  await mkdir(asideDir(), { recursive: true });
  // First: whoever dies in between leaves a young object, not one that is removed at once.
  await utimes(storedPath(hash), now, now).catch(unlessGone);
  await rename(storedPath(hash), asidePath(hash)).catch(unlessGone);
}

export async function listAside(): Promise<{ hash: string; since: Date }[]> {
  const files = await filesIn(asideDir());
  return files
    .map(({ name, modifiedAt }) => ({ hash: name, since: modifiedAt }))
    .filter(({ hash }) => isObjectName(hash));
}

/** Puts an object that was set aside into the store again. */
export async function takeBack(hash: string): Promise<void> {
  await mkdir(path.dirname(storedPath(hash)), { recursive: true });
  await rename(asidePath(hash), storedPath(hash)).catch(unlessGone);
}

export async function removeAside(hash: string): Promise<void> {
  await rm(asidePath(hash), { force: true });
}
