import { ok } from '@/lib/result';
import { listAside, listOldObjects, removeAside, setAside, takeBack } from '@/lib/storage/aside';
import { removeStored } from '@/lib/storage/client';
import { isAsideForLong } from '@/lib/storage/rules';
import { inTransaction } from '@/lib/transaction';
import { isObjectUsed, lockForRemoval } from '../store/accept';
import { findUnnamed } from '../store/sweep';
import { alone } from './alone';

/** Removes an object that no cutout names. The lock keeps a simultaneous submit of the same bytes from losing its file. */
export function removeUnlessUsed(hash: string): Promise<unknown> {
  return unlessUsed(hash, () => removeStored(hash));
}

/** Whoever makes a row name an object holds the lock's other side until the commit, and looks for the object behind it. */
function unlessUsed(hash: string, takeAway: () => Promise<void>): Promise<unknown> {
  return inTransaction(async (tx) => {
    await lockForRemoval(tx, hash);
    if (!(await isObjectUsed(tx, hash))) await takeAway();
    return ok(undefined);
  });
}

/**
 * Sets aside what processes that died between storing and naming left in the store, one folder at a time, and removes it a
 * week later. What a row names after all (the database was a wrong one) is put back. Any number of processes may do it.
 */
export async function collectObjects(now: Date): Promise<{ setAside: number; takenBack: number }> {
  const unnamed = await findUnnamed(await listOldObjects(now));
  for (const hash of unnamed) await alone(unlessUsed(hash, () => setAside(hash, now)));
  const aside = await listAside();
  const nobodys = new Set(await findUnnamed(aside.map(({ hash }) => hash)));
  const named = aside.filter(({ hash }) => !nobodys.has(hash));
  for (const { hash } of named) await alone(takeBack(hash));
  for (const { hash, since } of aside) {
    if (nobodys.has(hash) && isAsideForLong(since, now)) await alone(removeAside(hash));
  }
  return { setAside: unnamed.length, takenBack: named.length };
}
