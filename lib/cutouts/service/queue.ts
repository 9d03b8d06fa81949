import type { Db } from '@/lib/db';
import { enqueue } from '@/lib/jobs/service';

/** Asks for a worker. The key makes a second request for the same cutout replace a waiting first one. */
export function queueCutout(
  tx: Db,
  cutoutId: string,
  options: { priority?: number; delayMs?: number } = {},
): Promise<void> {
  // Attempts are counted on the cutout by our own rules; the job itself runs once.
  return enqueue(tx, 'cutout', { cutoutId }, { ...options, jobKey: `cutout:${cutoutId}`, maxAttempts: 1 });
}
