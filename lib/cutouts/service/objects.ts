import { ok } from '@/lib/result';
import { listAside, listOldObjects, removeAside, setAside, takeBack } from '@/lib/storage/aside';
import { isAsideForLong } from '@/lib/storage/rules';
import { inTransaction } from '@/lib/transaction';
import { isObjectUsed, lockForRemoval } from '../store/accept';
import { findUnnamed } from '../store/sweep';
import { alone } from './alone';

/**
 * Removes an object that no cutout names. It is gone for good only behind the commit, which proves that the lock was held all
 * the while: a lost connection gives the lock back early, and leaves the object where the collector finds it.
 */
export async function removeUnlessUsed(hash: string): Promise<void> {
  if (await setAsideUnlessUsed(hash, new Date())) await removeAside(hash);
}

/** Whoever makes a row name an object holds the lock's other side until the commit, and looks for the object behind it. */
async function setAsideUnlessUsed(hash: string, now: Date): Promise<boolean> {
  const { value: isUnused } = await inTransaction(async (tx) => {
    await lockForRemoval(tx, hash);
    const isUnused = !(await isObjectUsed(tx, hash));
    if (isUnused) await setAside(hash, now);
    return ok(isUnused);
  });
  return isUnused;
}

/**
 * Sets aside what processes that died between storing and naming left in the store, one folder at a time, and removes it a
 * week later. What a row names after all (the database was a wrong one) is put back. Any number of processes may do it.
 */
export async function collectObjects(now: Date): Promise<{ setAside: number; takenBack: number }> {
  const unnamed = await findUnnamed(await listOldObjects(now));
  for (const hash of unnamed) await alone(setAsideUnlessUsed(hash, now));
  const aside = await listAside();
  const nobodys = new Set(await findUnnamed(aside.map(({ hash }) => hash)));
  const named = aside.filter(({ hash }) => !nobodys.has(hash));
  for (const { hash } of named) await alone(takeBack(hash));
  for (const { hash, since } of aside) {
    if (nobodys.has(hash) && isAsideForLong(since, now)) await alone(removeAside(hash));
  }
  return { setAside: unnamed.length, takenBack: named.length };
}
