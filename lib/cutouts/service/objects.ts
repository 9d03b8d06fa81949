import { ok } from '@/lib/result';
import { removeStored } from '@/lib/storage/client';
import { inTransaction } from '@/lib/transaction';
import { isObjectUsed, lockForRemoval } from '../store/accept';

/** Removes an object that no cutout names. The lock keeps a simultaneous submit of the same bytes from losing its file. */
export async function removeUnlessUsed(hash: string): Promise<void> {
  await inTransaction(async (tx) => {
    await lockForRemoval(tx, hash);
    if (!(await isObjectUsed(tx, hash))) await removeStored(hash);
    return ok(undefined);
  });
}
